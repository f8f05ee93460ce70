using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Layout;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Pictures of a revision, and the way to see them large.</summary>
internal static class Pictures
{
    private static readonly string[] Shown = ["image/png", "image/jpeg", "image/webp", "image/gif"];

    /// <summary>The picture with a touch that opens it; words when it is not held.</summary>
    public static Node Show(ScreenContext context, PublishedRevision revision, string path, string alternative)
    {
        if (Find(revision, path) is not { } blob)
        {
            return Sheet.Muted(context.Say(Word.PictureMissing, alternative.Length > 0 ? alternative : path));
        }

        var name = alternative.Length > 0 ? alternative : context[Word.PictureUnnamed];
        if (context.Snapshot.IsErased(blob.Sha256))
        {
            return Sheet.Muted(context.Say(Word.PictureErased, name));
        }

        return new Node.Touch(
            new Node.Card(new Node.Picture(blob.Sha256, name) { MaxHeightMm = 110 })
            {
                PaddingMm = 2,
                Border = Ink.Hairline,
            },
            new KioskAction.Open(new Route.Picture(revision.Id, revision.Revision, path)),
            context.Say(Word.OpenPicture, name));
    }

    /// <summary>A button that opens a picture; words when it cannot be shown here.</summary>
    public static Node Link(ScreenContext context, PublishedRevision revision, string path, string label)
    {
        var name = label.Length > 0 ? label : context[Word.PictureUnnamed];
        return Find(revision, path) is not { } blob ? Sheet.Muted(context.Say(Word.PictureMissing, name))
            : context.Snapshot.IsErased(blob.Sha256) ? Sheet.Muted(context.Say(Word.PictureErased, name))
            : new Node.Button(name, new KioskAction.Open(new Route.Picture(revision.Id, revision.Revision, path)))
            {
                Icon = Icon.Picture,
            };
    }

    /// <summary>The blob of a picture, when the revision has it and it is one the kiosk draws.</summary>
    public static BlobReference? Find(PublishedRevision revision, string path) =>
        revision.Entry.Blobs.FirstOrDefault(blob => blob.Name == path && Shown.Contains(blob.MediaType));
}
