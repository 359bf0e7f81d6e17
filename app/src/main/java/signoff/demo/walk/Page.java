// SPDX-License-Identifier: Apache-2.0
package signoff.demo.walk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page as a browser without pictures sees it: its text, its links and its forms. Reads the HTML
 * that our own templates write, and no other.
 *
 * @param at where it was found, after all redirects
 */
record Page(URI at, int status, String html) {

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern FIELD =
            Pattern.compile("(?s)<(input|textarea|select)\\b([^>]*)>(?:(.*?)</\\1>)?");
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<a\\b([^>]*)>");
    private static final Pattern HEADING = Pattern.compile("(?s)<h1\\b[^>]*>(.*?)</h1>");
    private static final Pattern STEP =
            Pattern.compile("(?s)<li class=\"(done|now|skipped|to-come)\"[^>]*>(.*?)</li>");
    private static final Pattern TITLE = Pattern.compile("(?s)<p class=\"title\"[^>]*>(.*?)</p>");
    private static final Pattern TIME = Pattern.compile("<time\\b[^>]*>(.*?)</time>");
    private static final Pattern TAG =
            Pattern.compile("(?s)<span class=\"tag[^>]*>(.*?)</span>\\s*</span>");
    private static final Pattern ROW =
            Pattern.compile("(?s)<(?:th scope=\"row\"|dt)[^>]*>(.*?)</(?:th|dt)>"
                    + "\\s*<(?:td|dd)[^>]*>(.*?)</(?:td|dd)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-zA-Z:-]+)(?:\\s*=\\s*\"([^\"]*)\")?");

    /** A form with what it holds now. */
    record Form(URI action, Map<String, String> fields) {

        Form with(String name, String value) {
            var filled = new LinkedHashMap<>(fields);
            filled.put(name, value);
            return new Form(action, filled);
        }
    }

    /** One step of a timeline. */
    record Step(String progress, String title, String time) {

        boolean isOver() {
            return progress.equals("done") || progress.equals("skipped");
        }
    }

    /** A name and what stands beside it, in a table or a list. */
    record Row(String name, String value) {}

    /** A box that can be ticked. */
    record Box(String name, String value) {}

    String heading() {
        return HEADING.matcher(html)
                .results()
                .findFirst()
                .map(found -> text(found.group(1)))
                .orElse("(a page without a heading)");
    }

    /** The first line of what a reader sees, for a message that has to be short. */
    String text() {
        var text = text(html.replaceAll("(?s)^.*<main[^>]*>", ""));
        return text.substring(0, Math.min(text.length(), 300));
    }

    String tag() {
        return first(TAG, html);
    }

    List<Row> rows() {
        return ROW.matcher(html)
                .results()
                .map(found -> new Row(text(found.group(1)), text(found.group(2))))
                .toList();
    }

    Optional<String> row(String name) {
        return rows().stream()
                .filter(row -> row.name().equals(name))
                .map(Row::value)
                .findFirst();
    }

    Optional<URI> link(Pattern path) {
        return LINK.matcher(html)
                .results()
                .map(found -> attributes(found.group(1)).getOrDefault("href", ""))
                .filter(href -> path.matcher(href).matches())
                .findFirst()
                .map(at::resolve);
    }

    /** The form whose address ends like that. */
    Optional<Form> form(String ending) {
        return FORM.matcher(html)
                .results()
                .map(this::form)
                .filter(form -> form.action().getPath().endsWith(ending))
                .findFirst();
    }

    List<Step> steps() {
        return STEP.matcher(html).results().map(Page::step).toList();
    }

    private static Step step(MatchResult found) {
        var inside = found.group(2);
        return new Step(found.group(1), first(TITLE, inside), first(TIME, inside));
    }

    private static String first(Pattern pattern, String html) {
        return pattern.matcher(html)
                .results()
                .findFirst()
                .map(found -> text(found.group(1)))
                .orElse("");
    }

    private Form form(MatchResult found) {
        var action = attributes(found.group(1)).getOrDefault("action", "");
        var fields = new LinkedHashMap<String, String>();
        FIELD.matcher(found.group(2)).results().forEach(field -> put(field, fields));
        return new Form(at.resolve(action), fields);
    }

    /** What would be sent: an unticked box is not, an empty field is. */
    private static void put(MatchResult field, Map<String, String> fields) {
        var attributes = attributes(field.group(2));
        var name = attributes.get("name");
        if (name == null) return;
        var type = attributes.getOrDefault("type", "");
        var ticks = type.equals("checkbox") || type.equals("radio");
        if (ticks && !attributes.containsKey("checked")) return;
        fields.put(
                name,
                switch (field.group(1)) {
                    case "select" -> chosen(field.group(3));
                    case "textarea" -> unescape(field.group(3));
                    default -> attributes.getOrDefault("value", "");
                });
    }

    private static String chosen(String options) {
        var all = OPTION.matcher(options)
                .results()
                .map(found -> attributes(found.group(1)))
                .toList();
        return all.stream()
                .filter(option -> option.containsKey("selected"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(option -> option.getOrDefault("value", ""))
                .orElse("");
    }

    List<Box> boxes() {
        return FIELD.matcher(html)
                .results()
                .map(found -> attributes(found.group(2)))
                .filter(box -> box.getOrDefault("type", "").equals("checkbox"))
                .map(box -> new Box(box.getOrDefault("name", ""), box.getOrDefault("value", "on")))
                .toList();
    }

    private static Map<String, String> attributes(String tag) {
        var attributes = new LinkedHashMap<String, String>();
        ATTRIBUTE.matcher(tag).results().forEach(found -> {
            var value = found.group(2);
            attributes.put(found.group(1), value == null ? "" : unescape(value));
        });
        return attributes;
    }

    private static String text(String html) {
        return unescape(html.replaceAll("(?s)<svg.*?</svg>", "").replaceAll("<[^>]*>", " "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
