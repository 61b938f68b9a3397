using System.Text.Json;
using FsCheck.Xunit;

namespace Dudao.Core.Tests;

public class ValueListTests
{
    [Property]
    public bool Equality_IsByElementsInOrder(int[] items)
    {
        var list = items.ToValueList();
        return list == items.ToValueList() && list.GetHashCode() == items.ToValueList().GetHashCode() && list.Add(1) != list && list.SequenceEqual(items);
    }

    [Property]
    public bool Json_IsAnArray_AndReadsBackEqual(string?[] items) =>
        JsonSerializer.Deserialize<ValueList<string?>>(JsonSerializer.Serialize(items.ToValueList())) == items.ToValueList();

    [Fact]
    public void Default_IsTheEmptyList()
    {
        ValueList<int> none = default;
        Assert.Empty(none);
        Assert.True(none == []);
        Assert.Equal("[]", JsonSerializer.Serialize(none));
        Assert.Equal([1, 2, 3], none.Add(1).Add(3).Insert(1, 2));
        Assert.Equal([1, 4], ((ValueList<int>)[1, 2, 3]).RemoveAt(2).SetItem(1, 4));
    }
}
