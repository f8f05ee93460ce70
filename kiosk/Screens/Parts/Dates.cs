using System.Globalization;
using VillagePublic.Content.Documents;

namespace VillagePublic.Kiosk.Screens;

/// <summary>Days, moments and periods as people say them.</summary>
internal static class Dates
{
    extension(ScreenContext context)
    {
        /// <summary>A day with its year.</summary>
        public string Day(DateOnly day) => context.Say(Word.DayLong, day.Year, day.Month, day.Day);

        /// <summary>A day of this year without the year.</summary>
        public string ShortDay(DateOnly day) => day.Year == context.Clock.Today.Year
            ? context.Say(Word.DayShort, day.Year, day.Month, day.Day)
            : context.Day(day);

        /// <summary>Name of the day of the week.</summary>
        public string Weekday(DateOnly day) => context.Say(Word.Weekday, (int)day.DayOfWeek + 1);

        /// <summary>A moment in the village's time: day and minute.</summary>
        public string Moment(DateTimeOffset moment)
        {
            var local = context.Clock.Local(moment);
            return context.Say(
                Word.DayAndTime, context.ShortDay(DateOnly.FromDateTime(local.DateTime)), Time(local));
        }

        /// <summary>The clock on the wall.</summary>
        public string ClockTime() => Time(context.Clock.Now);

        public string Month(int year, int month) => context.Say(Word.MonthLong, year, month);

        /// <summary>A period as people say it: 2026年10月, 第三季度, 上半年.</summary>
        public string Name(Period period) => period.Length switch
        {
            PeriodLength.Month => context.Month(period.Year, period.Number),
            PeriodLength.Quarter => context.Say(Word.QuarterLong, period.Year, period.Number),
            PeriodLength.HalfYear => context.Say(Word.HalfYearLong, period.Year, period.Number),
            _ => context.Say(Word.YearLong, period.Year),
        };

        /// <summary>A period of this year without the year: 10月.</summary>
        public string ShortName(Period period) => period.Length switch
        {
            PeriodLength.Month => context.Say(Word.MonthShort, period.Number),
            PeriodLength.Quarter => context.Say(Word.QuarterShort, period.Number),
            PeriodLength.HalfYear => context.Say(Word.HalfYearShort, period.Number),
            _ => context.Say(Word.YearLong, period.Year),
        };
    }

    private static string Time(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
