using VillagePublic.Content.Documents;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Paper;

/// <summary>What is to be printed, before it is known how many pages that takes.</summary>
/// <param name="Title">Of the file, and at the head of every further page.</param>
/// <param name="Blocks">From top to bottom.</param>
/// <param name="Foot">At the left foot of every page: who publishes, whom to call.</param>
/// <param name="Code">Address in the QR code on every page; <see langword="null"/> where phones reach nothing.</param>
internal sealed record PaperSheet(string Title, IReadOnlyList<PaperBlock> Blocks, string Foot, string? Code)
{
    public required string Author { get; init; }

    /// <summary>When the content was published; the file bears this date: equal content, equal files.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>"Page 1 of 3", at the right foot.</summary>
    public required Func<int, int, string> PageNumber { get; init; }

    /// <summary>Written after the title on further pages.</summary>
    public required string Continued { get; init; }
}

/// <summary>A piece of a sheet.</summary>
internal abstract record PaperBlock
{
    private PaperBlock()
    {
    }

    /// <summary>Anything that stays together as long as it fits a page.</summary>
    internal sealed record Flow(Node Node) : PaperBlock
    {
        /// <summary>A heading is not left alone at the foot of a page.</summary>
        public bool KeepsWithNext { get; init; }
    }

    /// <summary>A table that may run over pages: its header is repeated, its sum carried over.</summary>
    internal sealed record Table(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperRow> Rows) : PaperBlock
    {
        /// <summary>The last line, in bold; <see langword="null"/> for none.</summary>
        public IReadOnlyList<string>? Total { get; init; }

        /// <summary>
        /// Cells of the line that carries a sum: 过次页 at the foot (<see langword="true"/>), 承前页 at the head;
        /// <see langword="null"/> where there is no sum.
        /// </summary>
        public Func<bool, Money, IReadOnlyList<string>>? Carry { get; init; }
    }
}

/// <summary>A column of a printed table.</summary>
/// <param name="WidthEm">Width in ems of body text; what is left over is shared in proportion.</param>
internal sealed record PaperColumn(string Header, double WidthEm, TextAlign Align = TextAlign.Start);

/// <summary>A line of a printed table.</summary>
/// <param name="Cells">As many as columns.</param>
/// <param name="Amount">What it adds to the sum that is carried over.</param>
internal sealed record PaperRow(IReadOnlyList<string> Cells, Money Amount)
{
    /// <summary>In smaller ink below the widest cell; <see langword="null"/> for none.</summary>
    public string? Note { get; init; }
}

/// <summary>One page: everything on it where it stands, in pixels of <see cref="PaperFormat"/>.</summary>
internal sealed record PaperPage(IReadOnlyList<LayoutBox> Boxes);
