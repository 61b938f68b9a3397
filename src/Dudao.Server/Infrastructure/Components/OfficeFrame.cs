namespace Dudao.Server.Infrastructure.Components;

/// <summary>What stands around a page: the office, the menu with its counts, the person, what was notified.</summary>
/// <param name="Office">The office's or school's short name beside the mark.</param>
/// <param name="Menu">The groups of the sidebar, from the top.</param>
/// <param name="Foot">The items at the sidebar's foot.</param>
/// <param name="Person">Who is signed in; null on a page that is open to anybody.</param>
/// <param name="Notices">How many notices were not read.</param>
/// <param name="Clock">The clock of a demonstration; null otherwise.</param>
public sealed record OfficeFrame(
    string Office,
    IReadOnlyList<MenuGroup> Menu,
    IReadOnlyList<MenuItem> Foot,
    FramePerson? Person = null,
    int Notices = 0,
    FrameClock? Clock = null)
{
    /// <summary>Where the search box sends its words; null hides the box.</summary>
    public string? SearchHref { get; init; } = "/search";

    /// <summary>What the search box can find, in the office's words.</summary>
    public string SearchHint { get; init; } = "搜单位、文号、任务";

    /// <summary>Where the notices are; null hides the bell.</summary>
    public string? NoticesHref { get; init; } = "/notices";

    /// <summary>Links of the person's menu above 退出登录.</summary>
    public IReadOnlyList<MenuItem> PersonMenu { get; init; } = [];

    /// <summary>Where a form posts to sign out.</summary>
    public string SignOutHref { get; init; } = "/sign-out";

    /// <summary>The item whose address is the longest beginning of the path; null where none is.</summary>
    public MenuItem? Current(string path) => Menu.SelectMany(group => group.Items).Concat(Foot)
        .Where(item => item.Holds(path))
        .MaxBy(item => item.Href.Length);

    /// <summary>The items of the bar at a phone's foot: those with a short word, at most three.</summary>
    public IEnumerable<MenuItem> PhoneBar => Menu.SelectMany(group => group.Items).Where(item => item.PhoneWords is not null).Take(3);
}

/// <summary>Items of the menu that belong together; a hairline stands between groups.</summary>
public sealed record MenuGroup(IReadOnlyList<MenuItem> Items);

/// <summary>One line of the menu.</summary>
/// <param name="Href">Address, from the root.</param>
/// <param name="Icon">Name of the icon in icons.txt.</param>
/// <param name="Words">What it is called.</param>
/// <param name="Count">The number at its right; null or 0 shows none.</param>
/// <param name="Late">The number is of what is overdue: red, with its sign.</param>
/// <param name="PhoneWords">The word on a phone's bar; null keeps it under 更多.</param>
public sealed record MenuItem(string Href, string Icon, string Words, int? Count = null, bool Late = false, string? PhoneWords = null)
{
    /// <summary>Whether a path lies at or under this item's address.</summary>
    public bool Holds(string path) => Href == "/" ? path == "/" : path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}

/// <summary>Who is signed in, as the top bar says it.</summary>
public sealed record FramePerson(string Id, string Name, string Post);

/// <summary>The clock of a demonstration.</summary>
/// <param name="Words">The day and time as shown.</param>
/// <param name="Href">Where it can be moved; null if the person may not.</param>
public sealed record FrameClock(string Words, string? Href = null);

/// <summary>One step of the way to a page; the page itself has no address.</summary>
public sealed record Crumb(string Words, string? Href = null);

/// <summary>Loads the frame for the person of the request. Registered once by the host; it takes its own database context, since a page
/// may be loading beside it.</summary>
public delegate Task<OfficeFrame> LoadOfficeFrame(CancellationToken cancellation);
