using System.Globalization;
using Dudao.Core.Balance.Schools;

namespace Dudao.Core.Balance.Standards;

/// <summary>Reads + − × ÷ and brackets over numbers and names, half or full width, with × and ÷ before + and −.</summary>
internal sealed class FormulaReader
{
    private const int DeepestBracket = 64;

    private readonly string _text;
    private int _at;
    private int _depth;
    private string? _problem;

    private FormulaReader(string text) => _text = text;

    public static (FormulaNode? Root, string? Problem) Read(string text)
    {
        var reader = new FormulaReader(text);
        var root = reader.Sum();
        if (root is not null && reader.Peek() != '\0')
        {
            root = reader.Refuse("这里应是 + − × ÷ 或结尾");
        }

        return (root, reader._problem);
    }

    private FormulaNode? Sum()
    {
        var left = Product();
        while (left is not null && Peek() is '+' or '-')
        {
            left = Join(left, Product);
        }

        return left;
    }

    private FormulaNode? Product()
    {
        var left = Factor();
        while (left is not null && Peek() is '*' or '/')
        {
            left = Join(left, Factor);
        }

        return left;
    }

    private FormulaNode.Joined? Join(FormulaNode left, Func<FormulaNode?> next)
    {
        var sign = Peek();
        _at++;
        return next() is { } right ? new FormulaNode.Joined(sign, left, right) : null;
    }

    private FormulaNode? Factor()
    {
        var next = Peek();
        if (next == '(')
        {
            if (++_depth > DeepestBracket)
            {
                return Refuse("括号套得太深");
            }

            _at++;
            var inner = Sum();
            if (inner is null)
            {
                return null;
            }

            if (Peek() != ')')
            {
                return Refuse("缺一个右括号");
            }

            _at++;
            _depth--;
            return inner;
        }

        if (char.IsAsciiDigit(next) || next == '.')
        {
            return Number();
        }

        if (char.IsLetter(next) || next == '_')
        {
            var start = _at;
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '、'))
            {
                _at++;
            }

            return new FormulaNode.Column(FigureColumn.NameOf(_text[start.._at]));
        }

        return Refuse("这里应是列名、数或括号");
    }

    private FormulaNode.Number? Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        if (double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return new FormulaNode.Number(number);
        }

        _at = start;
        Refuse("这不是一个数");
        return null;
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at == _text.Length ? '\0' : _text[_at] switch
        {
            '＋' => '+',
            '−' or '－' or '–' or '—' => '-',
            '×' or '＊' or '·' => '*',
            '÷' or '／' => '/',
            '（' => '(',
            '）' => ')',
            var letter => letter,
        };
    }

    private FormulaNode? Refuse(string expected)
    {
        var found = _at < _text.Length ? $"第 {_at + 1} 个字“{_text[_at]}”" : "公式末尾";
        _problem ??= $"公式“{_text}”读不懂：{found}，{expected}。";
        return null;
    }
}
