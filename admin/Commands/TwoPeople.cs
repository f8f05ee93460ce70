using System.CommandLine;
using VillagePublic.Admin.Accounts;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Admin.Commands;

/// <summary>What takes two people, done at the terminal: <c>--as</c> author, <c>--as</c> reviewer.</summary>
internal static class TwoPeople
{
    public static Option<string[]> CreateOption()
    {
        var persons = new Option<string[]>("--as")
        {
            Description = "Who signs, by name: the author first, then the reviewer, who is somebody else.",
            Arity = ArgumentArity.OneOrMore,
            Required = true,
        };
        persons.Validators.Add(result =>
        {
            if (result.Tokens.Count != 2)
            {
                result.AddError("--as is given twice: author and reviewer.");
            }
        });
        return persons;
    }

    /// <summary>Finds both and goes on with them.</summary>
    public static int Run(
        ParseResult parsed,
        IServiceProvider services,
        Option<string[]> persons,
        Func<AdminUser, AdminUser, int> work)
    {
        var people = services.GetRequiredService<PeopleDirectory>();
        var found = new List<AdminUser>();
        foreach (var name in parsed.GetRequiredValue(persons))
        {
            if (people.FindByName(name) is not { IsClosed: false } person)
            {
                return AdminWork.Refuse(
                    parsed.InvocationConfiguration, $"没有叫“{name}”的人。", $"There is nobody called '{name}'.");
            }

            found.Add(person);
        }

        return work(found[0], found[1]);
    }

    /// <summary>Both sign.</summary>
    public static IReadOnlyList<Approval> Sign(
        IServiceProvider services, PendingEntry pending, AdminUser author, AdminUser reviewer)
    {
        var keys = services.GetRequiredService<PersonKeys>();
        using var authorKey = keys.Open(author);
        using var reviewerKey = keys.Open(reviewer);
        return
        [
            authorKey.SignAsAuthor(pending, author.DisplayName),
            reviewerKey.SignAsReviewer(pending, reviewer.DisplayName),
        ];
    }
}
