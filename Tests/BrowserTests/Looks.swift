import Foundation
import TestSupport
import Testing
import WebDriver

/// What must hold of a page however it is shown.
enum Looks {
    static let languages = ["en", "id", "fr", "ko", "zh-Hant"]
    static let widths = [390, 820, 1440]

    /// What can be seen to be wrong with the page as it stands.
    static func faults(_ browser: Browser) throws -> [String] {
        try browser.run(
            """
            const faults = window.reports.map(report => 'policy: ' + report);
            const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
            const says = element => element.outerHTML.slice(0, 120);
            const root = document.documentElement;
            if (root.scrollWidth > innerWidth) {
                const wide = [...document.body.querySelectorAll('*')].find(element =>
                    shown(element) && element.getBoundingClientRect().right > innerWidth + 1);
                faults.push(`overflow: ${root.scrollWidth} of ${innerWidth} px, ${wide ? says(wide) : ''}`);
            }
            // What these cut off nobody can scroll to.
            for (const element of document.querySelectorAll('body, main, .section'))
                if (getComputedStyle(element).overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
                    faults.push(`cut off: ${element.scrollHeight} of ${element.clientHeight} px in ${says(element)}`);
            if (!document.title) faults.push('no title');
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            // As keys of the dictionaries look, and domains and files do not, as long as they end like this.
            const isKey = text => /^[a-z][a-z0-9-]*(\\.[a-z0-9_-]+)+$/.test(text.trim())
                && !/\\.(com|example|json|txt)$/.test(text.trim()) || /\\{[a-z]+\\}/.test(text);
            while (texts.nextNode()) {
                const parent = texts.currentNode.parentElement;
                if (parent.closest('code, pre, samp, [translate=no], noscript, script, style, iframe')) continue;
                if (isKey(texts.currentNode.data)) faults.push('untranslated: ' + texts.currentNode.data);
            }
            for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
                for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
                    if (isKey(element.getAttribute(name) ?? '') && !element.closest('[translate=no]'))
                        faults.push(`untranslated ${name}: ` + element.getAttribute(name));
            // A link in running text may be as low as the text (WCAG 2.2, 2.5.8).
            for (const element of document.querySelectorAll('button, input, select, textarea, summary, a[href]')) {
                if (!shown(element) || element.closest('.visually-hidden, .skip')) continue;
                if (element.matches('p a, li a, dd a, td a') && getComputedStyle(element).display === 'inline') continue;
                const box = element.getBoundingClientRect();
                if (box.width && (box.width < 24 || box.height < 24))
                    faults.push(`target of ${box.width} x ${box.height} px: ${says(element)}`);
            }
            return faults;
            """) as? [String] ?? ["the page could not be looked at"]
    }

    /// What axe-core finds that breaks a success criterion of WCAG 2.2, level A or AA.
    static func barriers(_ browser: Browser) throws -> [String] {
        if try browser.run("return typeof axe") as? String != "object" {
            try browser.run(try axe.get())
        }
        return try browser.runAsync(
            """
            const result = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
                iframes: false
            });
            return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all, none }) =>
                `${id}: ${[...any, ...all, ...none].map(check => check.message)[0] ?? ''} ${html.slice(0, 200)}`));
            """) as? [String] ?? ["axe did not run"]
    }

    private static let axe: Result<String, any Error> = Result {
        let libraries = Program.root.appending(path: ".build/venv/lib")
        let versions = try FileManager.default.contentsOfDirectory(atPath: libraries.path)
        let version = try #require(versions.first { $0.hasPrefix("python") })
        let file = libraries.appending(path: "\(version)/site-packages/axe_playwright_python/axe.min.js")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Controls that the Tab key does not reach, or that do not show that they have been reached.
    static func unreachable(_ browser: Browser) throws -> [String] {
        let count =
            try browser.run(
                """
                scrollTo(0, 0);
                document.activeElement.blur();
                window.toReach = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                    .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled
                        && element.tabIndex >= 0 && element.type !== 'radio'
                        && (document.querySelector('dialog:modal')?.contains(element) ?? true));
                window.unmarked = [];
                return toReach.length
                """) as? Int ?? 0
        for _ in 0..<(count + 2) {
            try browser.press(Key.tab)
            let isDone =
                try browser.run(
                    """
                    const element = document.activeElement;
                    const isMarked = (element, part) => {
                        const style = getComputedStyle(element, part);
                        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
                    };
                    // The mark may be drawn around what the element stands in; the content of a frame draws its own.
                    const isShown = [null, '::before', '::after'].some(part => isMarked(element, part))
                        || isMarked(element.parentElement ?? element, null);
                    if (element !== document.body && element.localName !== 'iframe' && !isShown)
                        unmarked.push('no mark of focus: ' + element.outerHTML.slice(0, 120));
                    toReach = toReach.filter(other => other !== element);
                    return toReach.length === 0
                    """) as? Bool
            if isDone == true { break }
        }
        return try browser.run(
            """
            return unmarked.concat(toReach.filter(element => element.isConnected)
                .map(element => 'not reached: ' + element.outerHTML.slice(0, 120)))
            """) as? [String] ?? ["the focus could not be followed"]
    }
}
