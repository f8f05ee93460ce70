using System.Reflection;
using System.Runtime.InteropServices;

namespace VillagePublic.Kiosk.Displays;

/// <summary>The part of SDL 2 that a window, its pixels and its touches need.</summary>
internal static unsafe partial class SdlNative
{
    public const uint InitVideo = 0x20;
    public const uint WindowShown = 0x4;
    public const uint WindowBorderless = 0x10;
    public const uint WindowResizable = 0x20;
    public const uint WindowFullscreenDesktop = 0x1001;
    public const uint WindowAllowHighDpi = 0x2000;
    public const int WindowPositionCentered = 0x2FFF0000;

    private const string Library = "SDL2";

    /// <summary>Names under which the systems keep the library.</summary>
    private static readonly string[] Candidates = OperatingSystem.IsWindows()
        ? ["SDL2.dll"]
        : OperatingSystem.IsMacOS()
            ? ["libSDL2-2.0.0.dylib", "/opt/homebrew/lib/libSDL2-2.0.0.dylib", "/usr/local/lib/libSDL2-2.0.0.dylib"]
            : ["libSDL2-2.0.so.0", "libSDL2-2.0.so", "libSDL2.so"];

    static SdlNative() => NativeLibrary.SetDllImportResolver(typeof(SdlNative).Assembly, Resolve);

    [LibraryImport(Library, EntryPoint = "SDL_SetHint", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.I4)]
    public static partial int SetHint(string name, string value);

    /// <summary>Sets a variable of this process where native code sees it.</summary>
    [LibraryImport(Library, EntryPoint = "SDL_setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVariable(string name, string value, int overwrites);

    [LibraryImport(Library, EntryPoint = "SDL_Init")]
    public static partial int Init(uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_Quit")]
    public static partial void Quit();

    [LibraryImport(Library, EntryPoint = "SDL_GetError")]
    public static partial byte* GetErrorText();

    [LibraryImport(Library, EntryPoint = "SDL_GetCurrentVideoDriver")]
    public static partial byte* GetVideoDriverName();

    [LibraryImport(Library, EntryPoint = "SDL_CreateWindow", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateWindow(string title, int x, int y, int width, int height, uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_DestroyWindow")]
    public static partial void DestroyWindow(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_GetWindowSize")]
    public static partial void GetWindowSize(nint window, out int width, out int height);

    [LibraryImport(Library, EntryPoint = "SDL_GetWindowDisplayIndex")]
    public static partial int GetWindowDisplayIndex(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_GetDisplayBounds")]
    public static partial int GetDisplayBounds(int display, out Rect bounds);

    [LibraryImport(Library, EntryPoint = "SDL_SetWindowFullscreen")]
    public static partial int SetWindowFullscreen(nint window, uint flags);

    [LibraryImport(Library, EntryPoint = "SDL_SetWindowPosition")]
    public static partial void SetWindowPosition(nint window, int x, int y);

    [LibraryImport(Library, EntryPoint = "SDL_SetWindowSize")]
    public static partial void SetWindowSize(nint window, int width, int height);

    [LibraryImport(Library, EntryPoint = "SDL_GetDisplayDPI")]
    public static partial int GetDisplayDpi(int display, out float diagonal, out float horizontal, out float vertical);

    [LibraryImport(Library, EntryPoint = "SDL_GetWindowSurface")]
    public static partial Surface* GetWindowSurface(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_UpdateWindowSurface")]
    public static partial int UpdateWindowSurface(nint window);

    [LibraryImport(Library, EntryPoint = "SDL_WaitEventTimeout")]
    public static partial int WaitEvent(Event* target, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "SDL_PollEvent")]
    public static partial int PollEvent(Event* target);

    [LibraryImport(Library, EntryPoint = "SDL_PushEvent")]
    public static partial int PushEvent(Event* source);

    [LibraryImport(Library, EntryPoint = "SDL_ShowCursor")]
    public static partial int ShowCursor(int toggle);

    [LibraryImport(Library, EntryPoint = "SDL_DisableScreenSaver")]
    public static partial void DisableScreenSaver();

    /// <summary>What SDL says went wrong last.</summary>
    public static string GetError() => Marshal.PtrToStringUTF8((nint)GetErrorText()) ?? "unknown";

    /// <summary>Loads the library, and some forty that it needs, before it is called; no harm where there is none.
    /// </summary>
    public static void Preload() => Resolve(Library, typeof(SdlNative).Assembly, null);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (var candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    /// <summary>SDL_Surface, as far as it is read here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Surface
    {
        public uint Flags;
        public nint Format;
        public int Width;
        public int Height;
        public int Pitch;
        public nint Pixels;
    }

    /// <summary>SDL_Rect.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Rect
    {
        public int X;
        public int Y;
        public int Width;
        public int Height;
    }

    /// <summary>SDL_Event: a union of 56 bytes.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 56)]
    internal struct Event
    {
        [FieldOffset(0)]
        public uint Type;

        [FieldOffset(8)]
        public long TouchId;

        [FieldOffset(12)]
        public uint MouseId;

        [FieldOffset(12)]
        public byte WindowEvent;

        [FieldOffset(16)]
        public long FingerId;

        [FieldOffset(16)]
        public uint MouseButton;

        [FieldOffset(20)]
        public int WheelY;

        [FieldOffset(20)]
        public int KeySymbol;

        [FieldOffset(20)]
        public int MouseX;

        [FieldOffset(24)]
        public int MouseY;

        [FieldOffset(24)]
        public float FingerX;

        [FieldOffset(28)]
        public float FingerY;
    }
}
