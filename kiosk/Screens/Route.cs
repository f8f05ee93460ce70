using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Where a villager is, with what was chosen there; going back brings both back.</summary>
internal abstract record Route
{
    private static readonly System.Buffers.SearchValues<char> SmallLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    private Route()
    {
    }

    public sealed record Home : Route;

    /// <summary>The documents of one topic.</summary>
    /// <param name="Topic">Which tile of the home screen.</param>
    /// <param name="Year">Only this year; <see langword="null"/>: the newest that has any.</param>
    public sealed record List(Topic Topic, int? Year = null) : Route;

    /// <summary>One document.</summary>
    /// <param name="Id">Document id.</param>
    /// <param name="Revision">A former revision; <see langword="null"/>: the latest.</param>
    /// <param name="Choice">What was chosen on it, such as a group of a roster.</param>
    public sealed record Document(string Id, int? Revision = null, string? Choice = null) : Route;

    /// <summary>One line of a ledger.</summary>
    /// <param name="Id">Document id of the report.</param>
    /// <param name="Revision">Revision of the report.</param>
    /// <param name="Section">Its table.</param>
    /// <param name="Index">Its place in the table, from 0.</param>
    public sealed record Line(string Id, int Revision, FinanceSection Section, int Index) : Route;

    /// <summary>A picture of a revision, such as a voucher.</summary>
    /// <param name="Id">Document id.</param>
    /// <param name="Revision">Revision that published the picture.</param>
    /// <param name="Path">Path in the village folder.</param>
    public sealed record Picture(string Id, int Revision, string Path) : Route
    {
        /// <summary>Which part of it is seen.</summary>
        public PictureView View { get; init; } = PictureView.Whole;
    }

    /// <summary>Finding documents.</summary>
    /// <param name="Text">What was typed: letters of pinyin, digits, and characters that were chosen.</param>
    public sealed record Search(string Text = "") : Route
    {
        /// <summary>Whether the keys are strokes instead of letters.</summary>
        public bool ByStrokes { get; init; }

        /// <summary>First strokes of the next character, in digits from 1 to 5.</summary>
        public string Strokes { get; init; } = "";

        /// <summary>Letters at the end, which a chosen word takes the place of.</summary>
        public string Letters => Text[(Text.AsSpan().LastIndexOfAnyExcept(SmallLetters) + 1)..];

        /// <summary>With a word in the place of strokes or letters.</summary>
        public Search Choose(string word) => Strokes.Length > 0
            ? this with { Text = Text + word, Strokes = "" }
            : this with { Text = Text[..^Letters.Length] + word };

        /// <summary>One key back.</summary>
        public Search Erase() => Strokes.Length > 0
            ? this with { Strokes = Strokes[..^1] }
            : this with { Text = Text.Length == 0 ? "" : Text[..^(char.IsLowSurrogate(Text[^1]) ? 2 : 1)] };
    }

    /// <summary>The code that opens a revision on a phone.</summary>
    /// <param name="Id">Document id; <see langword="null"/>: the village's home page.</param>
    /// <param name="Revision">Revision, from 1.</param>
    public sealed record Qr(string? Id, int Revision = 1) : Route;

    /// <summary>The machine itself: for whoever looks after it.</summary>
    public sealed record Machine : Route;

    /// <summary>Measuring where the touch panel lies over the picture.</summary>
    public sealed record Calibration : Route
    {
        /// <summary>What was touched so far.</summary>
        public IReadOnlyList<(double X, double Y)> Touched { get; init; } = [];

        /// <summary>What was to be touched.</summary>
        public IReadOnlyList<(double X, double Y)> Targets { get; init; } = [];

        /// <summary>What came of it; tried until somebody says that it is right.</summary>
        public TouchMap? Map { get; init; }

        /// <summary>Whether the last four touches made no sense.</summary>
        public bool HasFailed { get; init; }

        /// <summary>Tremor: the targets are far from each other, however the panel is turned.</summary>
        private const double MinDistance = 0.2;

        /// <summary>After one more touch.</summary>
        public Calibration With((double X, double Y) touched, (double X, double Y) target)
        {
            if (Touched is [.., var last]
                && Math.Abs(last.X - touched.X) < MinDistance && Math.Abs(last.Y - touched.Y) < MinDistance)
            {
                return this;
            }

            var next = this with { Touched = [.. Touched, touched], Targets = [.. Targets, target], HasFailed = false };
            if (next.Touched.Count < TouchMap.PointCount)
            {
                return next;
            }

            return TouchMap.Fit(next.Touched, next.Targets) is { } map
                ? next with { Map = map }
                : new Calibration { HasFailed = true };
        }
    }

    /// <summary>What a correction changed, and every revision of the document.</summary>
    /// <param name="Id">Document id.</param>
    /// <param name="Revision">The revision whose change is meant; <see langword="null"/>: the latest.</param>
    public sealed record Revisions(string Id, int? Revision = null) : Route;
}

/// <summary>What the tiles of the home screen stand for.</summary>
internal enum Topic
{
    Finance,
    Minutes,
    Votes,
    Notices,
    Matters,
    Registers,
}
