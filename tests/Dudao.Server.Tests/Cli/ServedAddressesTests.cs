using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Tests.Cli;

public class ServedAddressesTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    public void 监听所有地址_给出打得开的地址_本机在前(string listening)
    {
        var addresses = ServedAddresses.ToOpen([listening]);

        Assert.Equal("http://127.0.0.1:5080", addresses[0]);
        Assert.All(addresses, a => Assert.DoesNotContain("0.0.0.0", a, StringComparison.Ordinal));
        Assert.All(addresses, a => Assert.DoesNotContain("[::]", a, StringComparison.Ordinal));
        Assert.NotEqual("http://127.0.0.1:5080", ServedAddresses.ForOthers([listening]));
    }

    [Fact]
    public void 只监听本机_没有给别人的地址()
    {
        Assert.Equal(["http://127.0.0.1:5080"], ServedAddresses.ToOpen(["http://127.0.0.1:5080"]));
        Assert.Null(ServedAddresses.ForOthers(["http://127.0.0.1:5080"]));
    }

    [Fact]
    public void 指定了地址_照原样() => Assert.Equal("http://192.168.1.20:80", ServedAddresses.ForOthers(["http://192.168.1.20:80"]));
}
