using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dudao.Server.Features.Settings;

/// <summary>One setting of an office, or of the whole installation where the office is empty. Its value is JSON.</summary>
public sealed class Setting
{
    public Guid OfficeId { get; init; }

    public string Key { get; init; } = "";

    public string Value { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>A command that is not by nature done twice alike: its key is remembered, so that a repeated one does nothing more.</summary>
public sealed class RememberedCommand
{
    public Guid Key { get; init; }

    public DateTimeOffset At { get; init; }

    public string Answer { get; set; } = "";
}

internal sealed class SettingMap : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.HasKey(s => new { s.OfficeId, s.Key });
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class RememberedCommandMap : IEntityTypeConfiguration<RememberedCommand>
{
    public void Configure(EntityTypeBuilder<RememberedCommand> builder) => builder.HasKey(c => c.Key);
}
