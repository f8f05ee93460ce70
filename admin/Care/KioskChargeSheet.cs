using System.Text.Json;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Kiosk.Care;

namespace VillagePublic.Admin.Care;

/// <summary>What a paired screen is told, as it is kept with it.</summary>
public sealed record KioskChargeSheet
{
    /// <summary>A task nobody took up in so long is dropped: a screen that comes back tomorrow must not restart then.
    /// </summary>
    public static readonly TimeSpan TaskLifetime = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Counts changes of the settings.</summary>
    public long Number { get; init; }

    /// <summary>The settings.</summary>
    public KioskWishes Wishes { get; init; } = new();

    /// <summary>What it is asked to do; <see langword="null"/>: nothing.</summary>
    public KioskTask? Task { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset TaskAt { get; init; }

    /// <summary>The sheet of a screen.</summary>
    public static KioskChargeSheet Of(PairedKiosk kiosk) => kiosk.SettingsJson is { } json
        ? JsonSerializer.Deserialize<KioskChargeSheet>(json, Format) ?? new KioskChargeSheet()
        : new KioskChargeSheet();

    /// <summary>The same with other settings.</summary>
    public KioskChargeSheet With(KioskWishes wishes) => this with { Number = Number + 1, Wishes = wishes };

    /// <summary>The same without a task that a report says is done.</summary>
    public KioskChargeSheet Done(KioskReport report) =>
        Task is { } task && task.Id == report.DoneTask ? this with { Task = null } : this;

    /// <summary>What the screen is told now.</summary>
    public KioskOrders OrdersAt(DateTimeOffset now) => new()
    {
        SettingsNumber = Number,
        Settings = Wishes,
        Task = now - TaskAt < TaskLifetime ? Task : null,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format);
}
