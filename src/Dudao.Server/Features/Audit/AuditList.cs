using System.Linq.Expressions;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Audit;

/// <summary>操作记录 as a list, the latest first. Its order is the chain's: other columns are searched, not sorted by.</summary>
public static class AuditList
{
    /// <param name="finds">Where a word is found: who, what, for whom, and the school, township, task or paper that it was done to.</param>
    public static ListDefinition<AuditRow> For(Func<string, Expression<Func<AuditRow, bool>>> finds) => new()
    {
        Key = "audit",
        Title = "操作记录",
        Unit = "条",
        RowKey = row => row.RecordId,
        Href = row => AuditLinks.Event(row.Sequence),
        ExportHref = AuditLinks.Export,
        DefaultSort = "-at",
        DefaultSize = 50,
        Note = "点开一条看改了什么：原来的值和现在的值。",
        Columns =
        [
            Column<AuditRow>.Of("at", "时间", row => row.At, row => row.Sequence) with { Phone = PhonePlace.Side },
            Column<AuditRow>.Of("person", "操作人", row => row.Person) with { Sortable = false },
            Column<AuditRow>.Of("title", "岗位", row => row.Title) with { Sortable = false, Quiet = true, Phone = PhonePlace.None },
            Column<AuditRow>.Of("text", "做了什么", row => row.Text) with { Sortable = false, Lead = true },
            Column<AuditRow>.Of("for", "代谁录入", row => row.ForWhom) with { Sortable = false, LabelOnPhone = true },
            Column<AuditRow>.Of("true", "实际日期", row => row.TrueDate) with { Sortable = false, Hidden = true },
            Column<AuditRow>.Of("kind", "对象", row => row.RecordKind) with
            {
                Sortable = false, Quiet = true, LabelOnPhone = true, Text = row => row.Concerned.Length > 0 ? $"{AuditWords.Entity(row.RecordKind)} {row.Concerned}" : AuditWords.Entity(row.RecordKind),
            },
            Column<AuditRow>.Of("origin", "来自", row => row.Origin) with { Sortable = false, Quiet = true, Phone = PhonePlace.None },
            Column<AuditRow>.Of("sequence", "序号", row => row.Sequence) with { Sortable = false, Hidden = true, IsNumber = true },
        ],
        Filters =
        [
            new SearchFilter<AuditRow>("操作人、代谁、做了什么、学校、乡镇、公文", finds),
            new SelectFilter<AuditRow, string>("kind", "对象", row => row.RecordKind) { Words = AuditWords.Entity },
            new DateFilter<AuditRow>("day", "日期", row => row.At),
            new KeyFilter<AuditRow>("record", "这一条记录的经过", row => row.RecordId),
        ],
    };
}
