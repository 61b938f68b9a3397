using System.Buffers;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>Rows of a file as bytes of CSV in UTF-8, beginning and ending where rows do. Goes back to the pool when it is returned.</summary>
internal sealed record RowChunk(byte[] Bytes, int Start, int Length, int FirstLine)
{
    public void Return() => ArrayPool<byte>.Shared.Return(Bytes);
}
