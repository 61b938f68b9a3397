using Dudao.Server.Data;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>The files of rolls beside SQLite: rolls/ID.db. One that is being written is held by a lock, which ends with its process.</summary>
internal static class SqliteRollFiles
{
    public static string Folder(DataPlace place) => Path.Combine(place.Folder, "rolls");

    public static string PathOf(DataPlace place, Guid roll) => Path.Combine(Folder(place), $"{roll:N}.db");

    /// <summary>Holds a roll that is being written.</summary>
    public static FileStream Hold(DataPlace place, Guid roll)
    {
        Directory.CreateDirectory(Folder(place));
        return new FileStream(PathOf(place, roll) + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    /// <summary>Removes files that no record names and no process holds: what a killed import left.</summary>
    public static void RemoveOrphans(DataPlace place, IReadOnlySet<Guid> known)
    {
        if (!Directory.Exists(Folder(place)))
        {
            return;
        }

        foreach (var group in Directory.GetFiles(Folder(place)).GroupBy(path => Path.GetFileName(path).Split('.')[0]).ToArray())
        {
            if (!Guid.TryParse(group.Key, out var roll) || known.Contains(roll))
            {
                continue;
            }

            FileStream held;
            try
            {
                held = Hold(place, roll);
            }
            catch (IOException)
            {
                continue; // Another process is writing it.
            }

            using (held)
            {
                foreach (var path in group.Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
                {
                    File.Delete(path);
                }
            }
        }
    }
}
