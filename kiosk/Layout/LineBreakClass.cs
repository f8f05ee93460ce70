namespace VillagePublic.Kiosk.Layout;

/// <summary>Line breaking classes of UAX #14 that the kiosk tells apart; the names are the standard's.</summary>
internal enum LineBreakClass : byte
{
    /// <summary>Opening punctuation.</summary>
    OP,

    /// <summary>Closing punctuation, the full-width comma and stop among it.</summary>
    CL,

    /// <summary>Closing parenthesis of Latin text.</summary>
    CP,

    /// <summary>Straight quotation mark.</summary>
    QU,

    /// <summary>Glue.</summary>
    GL,

    /// <summary>Must not start a line.</summary>
    NS,

    /// <summary>Exclamation, interrogation.</summary>
    EX,

    /// <summary>Solidus.</summary>
    SY,

    /// <summary>Infix separator of numbers.</summary>
    IS,

    /// <summary>Before a number.</summary>
    PR,

    /// <summary>After a number.</summary>
    PO,

    /// <summary>Digit.</summary>
    NU,

    /// <summary>Letter.</summary>
    AL,

    /// <summary>Ideograph.</summary>
    ID,

    /// <summary>Ellipsis.</summary>
    IN,

    /// <summary>Hyphen-minus.</summary>
    HY,

    /// <summary>Break after.</summary>
    BA,

    /// <summary>Break before.</summary>
    BB,

    /// <summary>Dash: break before and after, but not inside a pair.</summary>
    B2,

    /// <summary>Zero-width space.</summary>
    ZW,

    /// <summary>Word joiner.</summary>
    WJ,

    /// <summary>Combining mark.</summary>
    CM,

    /// <summary>Space.</summary>
    SP,

    /// <summary>Line break that must be kept.</summary>
    BK,
}
