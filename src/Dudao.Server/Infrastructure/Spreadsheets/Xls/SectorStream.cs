namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>A chain of sectors as one stream to read and seek in.</summary>
internal sealed class SectorStream(Stream inner, uint[] chain, int shift, long offset) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => (long)chain.Length << shift;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        // Sectors that lie side by side are read at once.
        var first = (int)(Position >> shift);
        var last = first;
        var within = Position & ((1L << shift) - 1);
        while (last + 1 < chain.Length && chain[last + 1] == chain[last] + 1 && ((last + 1L - first) << shift) - within < buffer.Length)
        {
            last++;
        }

        var available = ((last + 1L - first) << shift) - within;
        inner.Position = offset + ((long)chain[first] << shift) + within;
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, available)]);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int start, int count) => Read(buffer.AsSpan(start, count));

    public override long Seek(long distance, SeekOrigin origin) =>
        Position = distance + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? Position : Length);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int start, int count) => throw new NotSupportedException();
}
