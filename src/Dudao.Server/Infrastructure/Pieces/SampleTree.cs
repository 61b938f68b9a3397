using System.Text.Json;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>A small tree of the sheet, in a file of the data folder: each command twice is the command once.</summary>
internal sealed class SampleTree(ServeOptions options)
{
    private readonly Lock _lock = new();

    private string Path => System.IO.Path.Combine(options.Place.Folder, "pieces-tree.json");

    public Kept Read()
    {
        lock (_lock)
        {
            return File.Exists(Path) ? JsonSerializer.Deserialize<Kept>(File.ReadAllText(Path), Conventions.Json)! : Beginning();
        }
    }

    /// <summary>The nodes in the order of reading, each with its level from 1.</summary>
    public static IEnumerable<(Node Node, int Level, bool HasChildren)> InOrder(Kept tree, Guid? parent = null, int level = 1)
    {
        foreach (var node in tree.Nodes.Where(node => node.Parent == parent))
        {
            yield return (node, level, tree.Nodes.Any(other => other.Parent == node.Id));
            foreach (var below in InOrder(tree, node.Id, level + 1))
            {
                yield return below;
            }
        }
    }

    public Kept Do(TreeCommand command)
    {
        lock (_lock)
        {
            var tree = Read();
            var nodes = tree.Nodes.ToList();
            var at = nodes.FindIndex(node => node.Id == command.Node);
            switch (command.Kind)
            {
                case "add" when at < 0:
                    Place(nodes, new Node(command.Node, command.Parent, command.Value ?? "新的一条"), command.After);
                    break;
                case "move" when at >= 0:
                    var moved = nodes[at] with { Parent = command.Parent };
                    nodes.RemoveAt(at);
                    Place(nodes, moved, command.After);
                    break;
                case "rename" when at >= 0:
                    nodes[at] = nodes[at] with { Name = command.Value ?? nodes[at].Name };
                    break;
                case "remove" when at >= 0:
                    var gone = InOrder(tree, command.Node).Select(below => below.Node.Id).Append(command.Node).ToHashSet();
                    nodes.RemoveAll(node => gone.Contains(node.Id));
                    break;
            }

            var now = new Kept(tree.Version + 1, nodes);
            File.WriteAllText(Path + ".new", JsonSerializer.Serialize(now, Conventions.Json));
            File.Move(Path + ".new", Path, overwrite: true);
            return now;
        }
    }

    private static void Place(List<Node> nodes, Node node, Guid? after) => nodes.Insert(after is null ? 0 : nodes.FindIndex(other => other.Id == after) + 1, node);

    private static Kept Beginning()
    {
        var (a, b) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        return new(1,
        [
            new(a, null, "A1 办学方向与学校管理"), new(new Guid(3, 0, 0, new byte[8]), a, "B1 办学方向"), new(new Guid(4, 0, 0, new byte[8]), a, "B2 管理机制"),
            new(b, null, "A2 教师队伍"), new(new Guid(5, 0, 0, new byte[8]), b, "B4 师德师风"),
        ]);
    }

    internal sealed record Node(Guid Id, Guid? Parent, string Name);

    internal sealed record Kept(int Version, IReadOnlyList<Node> Nodes);
}
