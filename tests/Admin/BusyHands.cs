using Microsoft.Playwright;

namespace VillagePublic.Tests.Admin;

/// <summary>A person at a page: does what one does with mouse, finger and keys, and counts it.</summary>
internal sealed class BusyHands(IPage page)
{
    /// <summary>Fields filled in, things chosen, things pressed. Waiting and looking cost nothing.</summary>
    public int Count { get; private set; }

    public IPage Page => page;

    public Task TypeAsync(string field, string text)
    {
        Count++;
        return page.FillAsync(field, text);
    }

    public Task PressAsync(string button)
    {
        Count++;
        return page.ClickAsync(button);
    }

    public Task ChooseAsync(string list, string value)
    {
        Count++;
        return page.SelectOptionAsync(list, value);
    }

    public Task AttachAsync(string field, string path)
    {
        Count++;
        return page.SetInputFilesAsync(field, path);
    }

    public Task OpenAsync(string address)
    {
        Count++;
        return page.GotoAsync(address);
    }
}
