using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>
/// The shared texts of a workbook as UTF-8 in blocks of 256 KB; the position of every sixteenth is kept, the others are found by walking over lengths.
/// Blocks beyond the limit lie in a temporary file, so that memory does not grow with the workbook.
/// </summary>
internal sealed class SharedTexts : IDisposable
{
    public const int BlockBytes = 256 << 10;
    private const int Step = 16;
    private const int Most = 50_000_000;
    private readonly List<byte[]?> _blocks = [];
    private readonly List<long> _marks = [];
    private readonly int _inMemory;
    private readonly byte[][] _loaded = new byte[8][];
    private readonly int[] _loadedBlocks = [-1, -1, -1, -1, -1, -1, -1, -1];
    private FileStream? _spill;
    private byte[] _block = new byte[BlockBytes];
    private int _at;

    public SharedTexts(int bytesInMemory) => _inMemory = Math.Max(1, bytesInMemory / BlockBytes);

    public int Count { get; private set; }

    /// <summary>The text's bytes in UTF-8, valid until the next call; false where the workbook has no such text.</summary>
    public bool TryGet(int index, out ReadOnlySpan<byte> text)
    {
        text = default;
        if ((uint)index >= (uint)Count)
        {
            return false;
        }

        var mark = _marks[index / Step];
        var block = Block((int)(mark / BlockBytes));
        var at = (int)(mark % BlockBytes);
        for (var skip = index % Step; ; skip--)
        {
            // A length of all ones says that the next text begins the next block.
            var length = block[at] | (block[at + 1] << 8) | (block[at + 2] << 16);
            if (length == 0xFFFFFF)
            {
                mark = (mark / BlockBytes + 1) * BlockBytes;
                (block, at) = (Block((int)(mark / BlockBytes)), 0);
                length = block[at] | (block[at + 1] << 8) | (block[at + 2] << 16);
            }

            if (skip == 0)
            {
                text = block.AsSpan(at + 3, length);
                return true;
            }

            at += 3 + length;
        }
    }

    public void Dispose() => _spill?.Dispose();

    public void Add(ReadOnlySpan<char> text)
    {
        if (Count == Most)
        {
            throw SpreadsheetException.TooLarge("文字太多");
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most + 6 > BlockBytes)
        {
            throw SpreadsheetException.TooLarge("有一个单元格的文字超出了限度");
        }

        if (_at + most + 6 > BlockBytes)
        {
            _block.AsSpan(_at, 3).Fill(0xFF);
            Complete();
            (_block, _at) = (_blocks[^1] is null ? _block : new byte[BlockBytes], 0);
        }

        if (Count % Step == 0)
        {
            _marks.Add((long)_blocks.Count * BlockBytes + _at);
        }

        var length = Encoding.UTF8.GetBytes(text, _block.AsSpan(_at + 3));
        (_block[_at], _block[_at + 1], _block[_at + 2]) = ((byte)length, (byte)(length >> 8), (byte)(length >> 16));
        _at += 3 + length;
        Count++;
    }

    /// <summary>Ends the filling: nothing can be read before.</summary>
    public void Complete()
    {
        if (_blocks.Count < _inMemory)
        {
            _blocks.Add(_block);
            return;
        }

        _spill ??= new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, 1, FileOptions.DeleteOnClose);
        RandomAccess.Write(_spill.SafeFileHandle, _block, (long)(_blocks.Count - _inMemory) * BlockBytes);
        _blocks.Add(null);
    }

    private byte[] Block(int index)
    {
        if (_blocks[index] is { } block)
        {
            return block;
        }

        var slot = index % _loaded.Length;
        _loaded[slot] ??= new byte[BlockBytes];
        if (_loadedBlocks[slot] != index)
        {
            RandomAccess.Read(_spill!.SafeFileHandle, _loaded[slot], (long)(index - _inMemory) * BlockBytes);
            _loadedBlocks[slot] = index;
        }

        return _loaded[slot];
    }
}
