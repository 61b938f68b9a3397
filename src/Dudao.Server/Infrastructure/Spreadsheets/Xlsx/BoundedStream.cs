namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>A part while it is unpacked: stops at a size, and earlier where it was packed beyond belief.</summary>
internal sealed class BoundedStream(Stream inner, long packed, long limit, SpreadsheetLimits limits) : Stream
{
    private readonly long _limit = Math.Min(limit, Math.Max(limits.BombBytes, packed * limits.BombRatio));
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        return _read <= _limit ? read : throw SpreadsheetException.TooLarge("展开后的内容超出了限度");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
