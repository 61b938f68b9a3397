namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>
/// A part while it is unpacked: stops at a size, earlier where it was packed beyond belief, and at its end if its checksum is wrong. Parts of one zip share
/// its stream, so that two threads read from them in turn (<paramref name="turn"/>).
/// </summary>
internal sealed class BoundedStream(Stream inner, object turn, long packed, uint checksum, long limit, SpreadsheetLimits limits) : Stream
{
    private readonly long _limit = Math.Min(limit, Math.Max(limits.BombBytes, packed * limits.BombRatio));
    private long _read;
    private uint _checksum;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int read;
        lock (turn)
        {
            read = inner.Read(buffer);
        }

        _read += read;
        if (_read > _limit)
        {
            throw SpreadsheetException.TooLarge("展开后的内容超出了限度");
        }

        _checksum = Crc32.Append(_checksum, buffer[..read]);
        return read > 0 || buffer.IsEmpty || _checksum == checksum ? read : throw SpreadsheetException.Damaged();
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
