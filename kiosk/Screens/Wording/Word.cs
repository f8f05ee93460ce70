namespace VillagePublic.Kiosk.Screens;

/// <summary>Something the screens say. The texts stand in one file per language beside this one.</summary>
internal enum Word
{
    // General.
    ProductName, VillageAffairs, AffairsOpen, Colon, ListComma, NotGiven, NoDate, Number, Yuan, AboutTenThousands,
    Urgent, Works,

    // Dates and times.
    DayLong, DayShort, DayAndTime, DayAndWeekday, Weekday, MonthLong, MonthShort, QuarterLong, QuarterShort,
    HalfYearLong, HalfYearShort, YearLong, Days, Hours, Minutes, ClockWrong,

    // Tools.
    Back, Home, LargerText, LargestText, StandardText, HighContrast, NightColours, StandardColours, Lower, ReadAloud,
    StopReading, ReadSlowly, ReadNormally, ReadFaster, SoundQuieter, SoundNormal, SoundLouder, CannotSpeak,
    SpeechNotInstalled, SpeechNoSound, OtherLanguage, OnPhone, Understood, Smaller, Larger, PanLeft, PanRight, PanUp,
    PanDown, PictureHow, OpenPicture, SeeNewest, ExplainTerm,

    // Home.
    Newest, KindAndDay, TopicFinance, TopicFinanceNote, TopicVotes, TopicVotesNote, TopicMinutes, TopicMinutesNote,
    TopicNotices, TopicNoticesNote, TopicMatters, TopicMattersNote, TopicRegisters, TopicRegistersNote, TopicSearch,
    TopicSearchNote, DutyTitle, DutyOf, DutyPublished, DutyDue, DutyDueToday, DutyOverdue, DocumentCount,
    NothingHereYet,

    // Freshness.
    ContentOf, OfflineFor, NoContentYet, FetchingContent, StickBusy, SourceRefused,
    SourceUnwitnessed, FeedFrozen, AlarmTitle,
    AlarmShown, AlarmToDo,

    // Search.
    SearchTitle, SearchHowInitials, SearchHowDigits, OrBrowse, TypeHere, Erase, EraseAll, FoundCount, NothingFound,
    NothingFoundHint, SearchHowStrokes, KeysOfStrokes, KeysOfLetters, ChooseHere, NoSuchStrokes, StrokeOrder,
    StrokeAcross, StrokeDown, StrokeLeft, StrokeDot, StrokeTurned,

    // Kinds of documents.
    KindFinance, KindMinutes, KindVote, KindNotice, KindRoster, KindContract, KindMatter, KindVillage,

    // On every document.
    InTheirWords, BelongsTo, WhoPublished, PreparedBy, ReviewedBy, PublishedAt, PlaceInLog, EntryNumber,
    RevisionLabel, RevisionOf, WhatChanged, CorrectedOn, WithdrawnOn, Withdrawn, NewerExists, Because,
    ConfirmedWarnings, ConfirmedExplained, PlacesInAll, DraftNotPublished, DraftExplained, NotPublished, DocumentGone,
    PageBroken, NothingWritten, PictureMissing, PictureErased, RevisionErased, PictureUnnamed, RevisionsTitle,
    NothingDeleted, RevisionCount,
    RevisionAt, ChangesBetween, NoWordChanged, WasBefore, IsNow, WasInRevision, IsInRevision, NothingThere, TakenOut,
    CorrectedAt, SignedBy, ChangedSums, SumGrew, SumShrank, RestIsSame, TooManyChanges, FactTitle, FactSummary,
    FactShownUntil,

    // Finances.
    LedgerOf, LedgerCommittee, LedgerCooperative, EquationTitle, Opening, Income, Spending, Closing, AddsUp,
    DoesNotAddUp, StatedButComputed, CannotCheck, OpeningAgrees, OpeningDiffers, WhereItWent, SpendingSentence,
    SpendingUseSentence, TouchToExplain, IncomeSentence, ShareAll, ShareNearlyAll, ShareLittle, ShareTenths,
    ShareAboutTenths, LargestLine, NoAccount, AllOthers, ThisPeriod, ComparedTitle, AgainstPeriod, AgainstYearAgo,
    MoreSpending, LessSpending, SameSpending, PerHousehold, TrendTitle, TrendSentence, TrendCaption, PlanTitle,
    PlannedThisMonth, ReallySpent, AsPlanned, OverPlan, UnderPlan, PlannedNext, IncomeLines, SpendingLines, Assets,
    Receivables, Payables, Resources, HandledBy, ApprovedBy, HasVoucher, LineFacts, LineDate, LineNumber, LineAccount,
    LineSource, LineHandler, LineWitness, LineApprover, LineBalance, LineNote, WhatAllowedIt, NoAuthority, Voucher,
    VoucherOf, NoVoucher, SeeVoucher,

    // Votes.
    WhoVoted, HowVoted, Attendance, PresentOfDue, PresentOnly, ByBallots, ByHands, ByOnline, SecretBallot, Passed,
    NotPassed, For, Against, Abstain, Invalid, Votes, NeededMark, CountNotPublished, CountsNotPublished,
    CountsNotPublishedStated, RuleFrom, MayNotCount, CandidatesTitle, EvaluationTitle, Satisfied, FairlySatisfied,
    Dissatisfied,

    // Meetings.
    MeetingTitle, MeetingDay, MeetingTime, MeetingPlace, MeetingChair, MeetingRecorder, MeetingObservers, Resolved,
    NothingResolved, ToBeDone, Done, StillOpen, Late, DueBy, ResponsibleIs, FollowUpTicked, FollowUpDropped, Agenda,
    WhatWasSaid, BodyVillagers, BodyRepresentatives, BodyGroup, BodyCommittee, BodyJoint, BodyParty, BodySupervisors,
    BodyMembers, BodyMemberRepresentatives, BodyCouncil, BodyOwners,

    // Notices.
    UrgentNotice, NoticeUntil, NoticeOver,

    // Lists.
    RosterScheme, RosterEntries, Entries, RosterPeople, People, RosterTotal, Everybody, GroupCount, ObjectUntil,
    ObjectHow, ObjectHowCall, ObjectOver,

    // Contracts.
    ContractTitle, ContractParty, ContractSubject, ContractFrom, ContractUntil, ContractAmount, AwardedBy, PaidTitle,
    PaidInFull, PaidSoFar, StillToPay, Instalments, InstalmentDue, InstalmentAmount, InstalmentPaid, Paid,
    PaymentLate, ReceivedTitle, ReceivedInFull, ReceivedSoFar, StillToReceive, InstalmentsReceived,
    InstalmentReceivable, InstalmentReceived, Received, ReceiptLate, NotYetDue,

    // Matters.
    MatterStatus, TimelineTitle, StageProposal, StageJoint, StageParty, StageDecision, StageDecisionPublished,
    StageResultPublished, StageNotPublished, StageNotYet, GapsFound, GapsMeaning, MatterMoneyTitle, Budget,
    PaidByLedgers, WithinBudget, OverBudget,

    // The village.
    VillageNumbers, Households, Adults, Representatives, Members, Hotline,

    // Codes.
    ScanTitle, ScanDocument, ScanVillage, ScanNoApp, ScanNoData, ScanOnlyHere, ScanAddress, NoPhoneAddress,

    // Explanations.
    InPlainWords, NotExplained, WordsExplained,

    // When nobody is there.
    StillThere, WillReset, StillReading, TouchToStart,

    // When something is wrong.
    FaultTitle, FaultPatience, FaultScreen, FaultStore, FaultSource, StoreEmpty, SourceHasNothing,
    SourceNotConfigured, SourceDoubtful, SourceUnreachable, SourceBeingAsked,

    // On paper.
    PaperContinued, PaperPageOf, PaperScan, PaperDescription, PaperAmount, PaperTotal, PaperCarriedDown,
    PaperBroughtForward, PaperAuthority, PaperPlanned, PaperSignHead, PaperSignGroup, PaperSignSupervisors,
    PaperSignAccountant, PaperPosted, PaperPostedAtLeast, PaperFoot, HouseholdTitle, HouseholdGreeting,
    HouseholdMoney, HouseholdVotes, HouseholdMeetings, HouseholdNotices, HouseholdLedger, HouseholdLedgerNoBalance,
    HouseholdShare, HouseholdLargest, HouseholdLine, HouseholdLineBreak, HouseholdMotion, HouseholdMet,
    HouseholdResolved, HouseholdAskCall, HouseholdAsk, HouseholdFoot,

    // The machine, and paper.
    ThisScreen, ThisScreenWhy, ScreenName, ScreenFingerprint, EntriesHeld, DisplaySize, DisplayIs, PhoneAddress,
    ProgramVersion, HelpFromAfar, HelpHow, HelpNeedsNet, OfferHelp, HelpReadOut, WithdrawHelp, HelperIsIn, EndHelp,
    TouchPanel, CalibrateWhy, Calibrate, TouchTarget, TouchTargetHow, TargetsMissed, CalibrationEnds,
    CalibrationTried, KeepCalibration, DropCalibration, Print, Printing, Printed, PrintFailed,
}
