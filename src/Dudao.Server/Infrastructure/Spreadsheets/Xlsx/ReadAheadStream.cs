using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>
/// Reads another stream in a thread of its own, a few blocks ahead: a sheet is unpacked on one core while its rows are read on the other. The thread begins
/// with the first reading and has ended when this is disposed.
/// </summary>
internal sealed class ReadAheadStream(Stream inner) : Stream
{
    private const int BlockBytes = 1 << 18;
    private const int Ahead = 8;
    private readonly BlockingCollection<(byte[] Bytes, int Length)> _blocks = new(Ahead);
    private Task? _reading;
    private ExceptionDispatchInfo? _fault;
    private volatile bool _stopped;
    private byte[] _block = [];
    private int _at;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        _reading ??= Task.Factory.StartNew(ReadAhead, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (_at == _end && !NextBlock())
        {
            return 0;
        }

        var read = Math.Min(buffer.Length, _end - _at);
        _block.AsSpan(_at, read).CopyTo(buffer);
        _at += read;
        return read;
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
        if (disposing && !_stopped)
        {
            // Who waits for room sees it when a block is taken away.
            _stopped = true;
            while (_reading is not null && NextBlock(rethrow: false))
            {
                continue;
            }

            _reading?.Wait();
            _blocks.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool NextBlock(bool rethrow = true)
    {
        ArrayPool<byte>.Shared.Return(_block);
        (_block, _at, _end) = ([], 0, 0);
        if (_blocks.TryTake(out var next, Timeout.Infinite))
        {
            (_block, _end) = next;
            return true;
        }

        if (rethrow)
        {
            _fault?.Throw();
        }

        return false;
    }

    private void ReadAhead()
    {
        try
        {
            while (!_stopped)
            {
                var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
                var read = inner.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false);
                if (read == 0)
                {
                    break;
                }

                _blocks.Add((block, read));
            }
        }
        catch (Exception exception)
        {
            _fault = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            _blocks.CompleteAdding();
        }
    }
}
