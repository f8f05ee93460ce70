using System.CommandLine;
using VillagePublic.Content.Documents;

namespace VillagePublic.Admin.Commands;

/// <summary><c>--encoding</c>: what documents that are not UTF-8 are read as. Offered, never guessed.</summary>
internal static class EncodingOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--encoding")
        {
            Description = "Read documents that are not UTF-8 as this. Without it they are a finding.",
        };
        option.AcceptOnlyFromAmong([.. TextEncoding.Names]);
        return option;
    }
}
