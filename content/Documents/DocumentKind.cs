namespace VillagePublic.Content.Documents;

/// <summary>What a document is about; decides its keys, tables, screen and page.</summary>
public enum DocumentKind
{
    /// <summary>The village itself: names, numbers, welcome text. One per village, id <c>village</c>.</summary>
    Village,

    /// <summary>Income and spending of one ledger over one period.</summary>
    Finance,

    /// <summary>Minutes of a meeting.</summary>
    Minutes,

    /// <summary>A vote, an election or an evaluation.</summary>
    Vote,

    /// <summary>A notice.</summary>
    Notice,

    /// <summary>A list of people, usually with money.</summary>
    Roster,

    /// <summary>A contract: let, sold, leased, works.</summary>
    Contract,

    /// <summary>One matter followed from proposal to final payment.</summary>
    Matter,
}
