package tocsin.web.page.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cuts Tabler's stylesheet down to what the templates use; run by the build. Whole it is 536 KB,
 * and a first visit on a phone has 100 KB to spend. A selector stays when every class in it occurs
 * as a word in some template, so that nothing in use can be lost; a variable stays when something
 * that stays reads it.
 */
public final class TablerTrim {
  private static final String TABLER =
      "/META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_](?:[A-Za-z0-9_-]|\\\\.)*)");
  private static final Pattern READ = Pattern.compile("var\\((--[A-Za-z0-9_-]+)");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\[(data-bs-[a-z-]+|dir)[^]]*]");

  private final Set<String> words;

  private TablerTrim(Set<String> words) {
    this.words = words;
  }

  /** Takes the folder of the templates, our own stylesheet, and the file to write. */
  public static void main(String[] arguments) throws IOException {
    Path templates = Path.of(arguments[0]);
    Path own = Path.of(arguments[1]);
    Path result = Path.of(arguments[2]);
    String trimmed = trim(tabler(), words(templates), Files.readString(own));
    Files.createDirectories(result.toAbsolutePath().getParent());
    Files.writeString(result, trimmed);
  }

  /** Tabler's whole stylesheet. */
  static String tabler() throws IOException {
    try (InputStream in = TablerTrim.class.getResourceAsStream(TABLER)) {
      if (in == null) {
        throw new IllegalStateException("Tabler is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All words of all templates in the folder. */
  static Set<String> words(Path templates) throws IOException {
    Set<String> words = new HashSet<>();
    try (Stream<Path> files = Files.walk(templates)) {
      files.filter(file -> file.toString().endsWith(".jte")).forEach(file -> addWords(file, words));
    }
    return words;
  }

  private static void addWords(Path template, Set<String> words) {
    try {
      Matcher matcher = WORD.matcher(Files.readString(template));
      while (matcher.find()) {
        words.add(matcher.group());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part of the stylesheet that these words, and our own stylesheet, have a use for. */
  static String trim(String stylesheet, Set<String> words, String own) {
    String kept = new TablerTrim(words).rules(stylesheet.replaceAll("(?s)/\\*.*?\\*/", ""));
    return withoutUnreadVariables(kept, own);
  }

  private String rules(String css) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < css.length()) {
      int open = css.indexOf('{', at);
      if (open < 0) {
        break;
      }
      int semicolon = css.indexOf(';', at);
      if (semicolon >= 0 && semicolon < open) {
        at = semicolon + 1; // a statement such as @charset
        continue;
      }
      int close = closing(css, open);
      kept.append(rule(css.substring(at, open).strip(), css.substring(open + 1, close)));
      at = close + 1;
    }
    return kept.toString();
  }

  private String rule(String head, String body) {
    if (head.startsWith("@media") || head.startsWith("@supports")) {
      String inner = head.contains("print") ? "" : rules(body);
      return inner.isEmpty() ? "" : head + "{" + inner + "}";
    }
    if (head.startsWith("@")) {
      return ""; // fonts and animations: the pages have neither
    }
    List<String> selectors = new ArrayList<>();
    for (String selector : selectors(head)) {
      if (used(selector)) {
        selectors.add(selector);
      }
    }
    return selectors.isEmpty() ? "" : String.join(",", selectors) + "{" + body + "}";
  }

  private boolean used(String selector) {
    if (ATTRIBUTE.matcher(selector).find()) {
      return false; // themes and scripts of Tabler, which the pages don't use
    }
    Matcher classes = CLASS.matcher(selector);
    while (classes.find()) {
      if (!words.contains(classes.group(1).replace("\\", ""))) {
        return false;
      }
    }
    return true;
  }

  /** Splits at commas that don't stand in parentheses. */
  private static List<String> selectors(String head) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(head.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(head.substring(begin));
    return parts;
  }

  private static int closing(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("A brace is not closed");
  }

  private static String withoutUnreadVariables(String css, String own) {
    String before = css;
    while (true) {
      Set<String> read = new HashSet<>();
      Matcher reads = READ.matcher(before + own);
      while (reads.find()) {
        read.add(reads.group(1));
      }
      String after =
          Pattern.compile(
                  "(?<=[{;])(--[A-Za-z0-9_-]+):((?:[^;{}\"']|\"[^\"]*\"|'[^']*')*)(;|(?=}))")
              .matcher(before)
              .replaceAll(
                  m -> read.contains(m.group(1)) ? Matcher.quoteReplacement(m.group()) : "");
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
  }
}
