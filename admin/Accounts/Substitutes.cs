using System.Text.Json;
using VillagePublic.Admin.Villages;
using VillagePublic.Content;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Accounts;

/// <summary>Reviewers who are away, and who of the same committee stands in for them.</summary>
/// <remarks>Who stands in signs in their own name and with their own key; that they did so for another is made public
/// by a notice, which takes two people like everything else.</remarks>
internal sealed class Substitutes(AdminStore store, HostedVillage village, AuditTrail audit, TimeProvider time)
{
    /// <summary>Longest absence: whoever is away for longer gives the office to another.</summary>
    public const int MaxDays = 92;

    private const string Setting = "substitutes";

    private static readonly LocalText BadDays = new(
        $"日期不对：从今天起，最多 {MaxDays} 天。", $"Those days do not fit: from today on, {MaxDays} days at most.");

    private static readonly LocalText BadPerson = new(
        "只能请同一个监督委员会里、能登录的审核人代审。",
        "Only another reviewer of the same committee, who can sign in, may stand in.");

    private static readonly LocalText BothAway = new(
        "他这几天自己也登记了外出。", "That person is away on some of these days too.");

    /// <summary>Absences of today, by name.</summary>
    public IReadOnlyList<Absence> Now() =>
        [.. Read().Where(absence => absence.Holds(Today)).OrderBy(absence => absence.From)];

    /// <summary>A person's absence, today's or one still to come.</summary>
    public Absence? Of(AdminUser user) =>
        Read().FirstOrDefault(absence => absence.AbsentId == user.Id && absence.Until >= Today);

    /// <summary>Whether a person is away today.</summary>
    public bool IsAway(AdminUser user) => Now().Any(absence => absence.AbsentId == user.Id);

    /// <summary>Names of those a person stands in for today.</summary>
    public IReadOnlyList<string> StandsInFor(AdminUser user) =>
        [.. Now().Where(absence => absence.SubstituteId == user.Id)
            .Select(absence => store.FindUser(absence.AbsentId)?.DisplayName).OfType<string>()];

    /// <summary>Who may stand in for a reviewer: other reviewers, and where the village names its committee and the
    /// reviewer is of it, only others of it.</summary>
    public IReadOnlyList<AdminUser> CandidatesFor(AdminUser absent)
    {
        var committee = (village.Library.Village?.Supervisors ?? []).Select(BareName).ToHashSet(StringComparer.Ordinal);
        var isOfIt = committee.Contains(absent.DisplayName);
        return [.. store.ListUsers().Where(user => user.Id != absent.Id
            && user is { Role: UserRole.Reviewer, IsClosed: false, PasswordHash: not null }
            && (!isOfIt || committee.Contains(user.DisplayName)))];
    }

    /// <summary>Names a substitute.</summary>
    /// <returns>Why not; <see langword="null"/> when it is done.</returns>
    public LocalText? Begin(AdminUser absent, string? substituteId, DateOnly? from, DateOnly? until)
    {
        if (from is not { } first || until is not { } last || first < Today || last < first
            || last.DayNumber - first.DayNumber >= MaxDays)
        {
            return BadDays;
        }

        if (CandidatesFor(absent).FirstOrDefault(user => user.Id == substituteId) is not { } substitute)
        {
            return BadPerson;
        }

        var others = Read().Where(absence => absence.AbsentId != absent.Id && absence.Until >= Today).ToArray();
        if (others.Any(absence => absence.AbsentId == substitute.Id && absence.From <= last && absence.Until >= first))
        {
            return BothAway;
        }

        Write([.. others, new Absence(absent.Id, substitute.Id, first, last)]);
        audit.Add(absent, "substitute.begin", substitute.Name, $"{first:yyyy-MM-dd} – {last:yyyy-MM-dd}");
        return null;
    }

    /// <summary>Says that a reviewer is back.</summary>
    public void End(AdminUser absent)
    {
        Write([.. Read().Where(absence => absence.AbsentId != absent.Id)]);
        audit.Add(absent, "substitute.end", absent.Name);
    }

    private DateOnly Today => VillageDay.Of(time);

    // 刘玉成（主任）
    private static string BareName(string written) => written.Split('（', '(')[0].Trim();

    private IReadOnlyList<Absence> Read() => store.ReadSetting(Setting) is { } json
        ? JsonSerializer.Deserialize<Absence[]>(json) ?? []
        : [];

    private void Write(IReadOnlyList<Absence> absences) =>
        store.WriteSetting(Setting, absences.Count == 0 ? null : JsonSerializer.Serialize(absences));
}

/// <summary>One absence of a reviewer.</summary>
/// <param name="AbsentId">Who is away.</param>
/// <param name="SubstituteId">Who stands in.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
internal sealed record Absence(string AbsentId, string SubstituteId, DateOnly From, DateOnly Until)
{
    public bool Holds(DateOnly day) => From <= day && day <= Until;
}
