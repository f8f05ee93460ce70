using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Layout;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Tests.Screens;

public sealed class ReadAloudTests
{
    private static readonly Route.Document Notice = new("notices/water");

    private readonly FakeTimeProvider time = new(SampleVillage.Library.Current.All[^1].Entry.Published.AddHours(2));
    private readonly KioskApp app;

    public ReadAloudTests()
    {
        var library = SampleVillage.Of(
            ("notices/water.md", """
                ---
                kind: notice
                title: 停水通知
                date: 2026-11-20
                ---

                明天停水。请大家**先存好水**！Bring a bucket.

                """));
        app = new KioskApp(
            library, new KioskSettings(), () => KioskStatus.Local, SampleVillage.Portrait, time);
        Tap(new KioskAction.Open(Notice));
    }

    [Fact]
    public void Reads_sentence_by_sentence_from_the_top_and_then_is_silent()
    {
        Assert.Null(app.Utterance);
        Tap(new KioskAction.ReadAloud());
        var heard = new List<string>();
        while (app.Utterance is { } utterance)
        {
            heard.Add(utterance.Text);
            app.Handle(new ScreenEvent.Spoken(utterance.Number, null));
        }

        Assert.Equal(["停水通知", "明天停水。", "请大家先存好水！", "Bring a bucket."], heard.Where(text =>
            text.Contains('水') || text.Contains("bucket", StringComparison.Ordinal)));
        Assert.Null(app.State.Reading);
    }

    [Fact]
    public void Marks_exactly_the_sentence_that_is_being_said_and_keeps_it_in_view()
    {
        SayUntil("请大家先存好水！");
        var marked = SceneText.Nodes(app.Scene).OfType<Node.Text>()
            .SelectMany(text => text.Runs).Where(run => run.Marked).ToList();
        Assert.Equal("请大家先存好水！", string.Concat(marked.Select(run => run.Text)));
        Assert.Contains(marked, run => run.Bold);
        Assert.Contains(SceneText.Nodes(app.Scene), node =>
            node is Node.Anchor anchor && anchor.Key == app.Scene.HighlightKey);
    }

    [Fact]
    public void Each_sentence_is_read_in_its_own_language()
    {
        SayUntil("明天停水。");
        Assert.Equal("zh", app.Utterance!.Language);
        SayUntil("Bring a bucket.");
        Assert.Equal("en", app.Utterance!.Language);
    }

    [Fact]
    public void Has_three_speeds_and_begins_the_sentence_again_when_one_is_chosen()
    {
        SayUntil("明天停水。");
        var normal = app.Utterance!;
        Tap(new KioskAction.NextPace());
        var fast = app.Utterance!;
        Tap(new KioskAction.NextPace());
        var slow = app.Utterance!;
        Assert.True(slow.WordsPerMinute < normal.WordsPerMinute && normal.WordsPerMinute < fast.WordsPerMinute);
        Assert.Equal((normal.Number, normal.Number), (fast.Number, slow.Number));
        Tap(new KioskAction.NextPace());
        Assert.Equal(normal, app.Utterance);
    }

    [Fact]
    public void The_button_stops_it_and_so_does_going_anywhere()
    {
        Tap(new KioskAction.ReadAloud());
        Assert.Contains(new KioskAction.NextPace(), SceneText.Actions(app.Scene));
        Tap(new KioskAction.ReadAloud());
        Assert.Null(app.Utterance);
        Assert.DoesNotContain(new KioskAction.NextPace(), SceneText.Actions(app.Scene));

        foreach (var way in (KioskAction[])[new KioskAction.Home(), new KioskAction.NextLanguage()])
        {
            Tap(new KioskAction.ReadAloud());
            Assert.NotNull(app.Utterance);
            Tap(way);
            Assert.Null(app.Utterance);
        }
    }

    [Fact]
    public void Larger_text_does_not_stop_it_and_a_late_answer_of_a_sentence_broken_off_does_not_skip_one()
    {
        SayUntil("明天停水。");
        var number = app.Utterance!.Number;
        Tap(new KioskAction.NextTextSize());
        app.Handle(new ScreenEvent.Spoken(number - 1, null));
        Assert.Equal(number, app.Utterance!.Number);
    }

    [Fact]
    public void A_listener_is_not_asked_whether_they_are_there_and_what_they_chose_is_forgotten_after_them()
    {
        Tap(new KioskAction.NextLoudness());
        Tap(new KioskAction.NextPace());
        Tap(new KioskAction.ReadAloud());
        Wait(170);
        app.Handle(new ScreenEvent.Spoken(0, null));
        Wait(170);
        Assert.Equal(IdleStage.Active, app.State.Idle);
        Wait(10);
        Assert.Equal(IdleStage.Warned, app.State.Idle);
        Assert.Null(app.Utterance);
        Wait(20);
        Assert.Equal((ReadingPace.Normal, Loudness.Normal), (app.State.Pace, app.State.Loudness));
    }

    [Theory]
    [InlineData((int)SpeechFault.NotInstalled, "espeak-ng")]
    [InlineData((int)SpeechFault.NoSound, "喇叭")]
    public void Without_a_voice_the_screen_says_so_in_words(int fault, string words)
    {
        Tap(new KioskAction.ReadAloud());
        app.Handle(new ScreenEvent.Spoken(0, (SpeechFault)fault));
        Assert.Null(app.Utterance);
        Assert.Contains(words, SceneText.Of(app.Scene), StringComparison.Ordinal);
        Tap(new KioskAction.CloseExplanation());
        Assert.Null(app.Scene.Overlay);
        Assert.Contains(new KioskAction.ReadAloud(), SceneText.Actions(app.Scene));
    }

    [Fact]
    public void Controls_are_named_only_to_whoever_asked_for_speech_with_a_key()
    {
        app.Handle(new ScreenEvent.Focused("首页"));
        Assert.Null(app.Utterance);
        app.Handle(new ScreenEvent.Key(new ScreenKey(ScreenKeyKind.Speak)));
        Assert.NotNull(app.Utterance);
        app.Handle(new ScreenEvent.Focused("首页"));
        Assert.Equal("首页", app.Utterance!.Text);
        app.Handle(new ScreenEvent.Spoken(app.Utterance.Number, null));
        Assert.Null(app.Utterance);
    }

    [Fact]
    public void Every_screen_of_the_sample_has_something_to_read_and_marking_it_changes_no_word()
    {
        foreach (var revision in SampleVillage.Library.Current.Current)
        {
            var scene = SampleVillage.Show(SampleVillage.Library, new Route.Document(revision.Id));
            var narration = Narration.Of(scene);
            Assert.NotEmpty(narration.Sentences);
            for (var sentence = 0; sentence < narration.Sentences.Count; sentence++)
            {
                var marked = narration.Mark(sentence);
                Assert.Equal(SceneText.Of(scene), SceneText.Of(marked));
                Assert.Contains(SceneText.Nodes(marked), node =>
                    node is Node.Anchor anchor && anchor.Key == marked.HighlightKey);
            }
        }
    }

    private void SayUntil(string sentence)
    {
        if (app.State.Reading is null)
        {
            Tap(new KioskAction.ReadAloud());
        }

        while (app.Utterance!.Text != sentence)
        {
            app.Handle(new ScreenEvent.Spoken(app.Utterance.Number, null));
        }
    }

    private void Tap(KioskAction action) => app.Handle(new ScreenEvent.Tap(action));

    private void Wait(int seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        app.Handle(new ScreenEvent.Tick());
    }
}
