namespace Dudao.Server.Infrastructure.Web;

/// <summary>The body of a page: what is written after the page was stopped is dropped.</summary>
internal sealed class UnlessStopped(Stream body, HttpContext http) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>True once the page has written something.</summary>
    public bool IsBegun { get; private set; }

    private bool IsStopped => http.StopMessage() is not null;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!IsStopped)
        {
            IsBegun |= buffer.Length > 0;
            body.Write(buffer);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsStopped)
        {
            return ValueTask.CompletedTask;
        }

        IsBegun |= buffer.Length > 0;
        return body.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush()
    {
        if (!IsStopped)
        {
            body.Flush();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => IsStopped ? Task.CompletedTask : body.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
