package tocsin.acceptance.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.acceptance.Needed;

/**
 * Debian's calendar programs, in a home of their own: vdirsyncer subscribes to a feed by HTTP, khal
 * shows what came, and calcurse takes in a file.
 */
final class CalendarPrograms {
  private static final Pattern CALCURSE =
      Pattern.compile("(\\d\\d)/(\\d\\d)/(\\d{4}) @ (\\S+) -> .*\\|(.*)");

  private final Path home;
  private final ZoneId zone;

  /** Of somebody in that zone. */
  CalendarPrograms(Path home, ZoneId zone) throws IOException {
    this.home = Files.createDirectories(home);
    this.zone = zone;
    for (String needed : List.of("khal", "vdirsyncer", "calcurse")) {
      assertThat(Needed.program(needed)).exists();
    }
  }

  /** Subscribes to the feed at that address; afterwards {@link #sync} fetches it. */
  void subscribe(String address) throws Exception {
    Files.writeString(
        home.resolve("vdirsyncer.conf"),
        """
        [general]
        status_path = "%1$s/status/"
        [pair oncall]
        a = "mine"
        b = "feed"
        collections = null
        conflict_resolution = "b wins"
        [storage mine]
        type = "filesystem"
        path = "%1$s/shifts"
        fileext = ".ics"
        [storage feed]
        type = "http"
        url = "%2$s"
        """
            .formatted(home, address));
    Files.writeString(
        home.resolve("khal.conf"),
        """
        [calendars]
        [[shifts]]
        path = %1$s/shifts
        readonly = True
        [locale]
        local_timezone = %2$s
        default_timezone = %2$s
        timeformat = %%H:%%M
        dateformat = %%Y-%%m-%%d
        longdateformat = %%Y-%%m-%%d
        datetimeformat = %%Y-%%m-%%dT%%H:%%M
        longdatetimeformat = %%Y-%%m-%%dT%%H:%%M
        [sqlite]
        path = %1$s/khal.db
        """
            .formatted(home, zone));
    Files.createDirectories(home.resolve("shifts"));
    run("vdirsyncer", "-c", home + "/vdirsyncer.conf", "discover");
  }

  /** Fetches the feed again. */
  void sync() throws Exception {
    run("vdirsyncer", "-c", home + "/vdirsyncer.conf", "sync");
  }

  /** What khal shows of these days: local start, local end and title of each entry, once. */
  List<String> khal(LocalDate from, int days) throws Exception {
    String shown =
        run(
            "khal",
            "-c",
            home + "/khal.conf",
            "list",
            "--once",
            "--day-format",
            "",
            "--format",
            "{start-long} {end-long} {title}",
            from.toString(),
            days + "d");
    return shown.lines().filter(line -> !line.isBlank()).toList();
  }

  /** What calcurse makes of a calendar file: local start and title of each entry, in order. */
  List<String> calcurse(String calendar) throws Exception {
    Path folder = Files.createDirectories(home.resolve("calcurse"));
    Path file = Files.writeString(home.resolve("feed.ics"), calendar);
    run("calcurse", "-q", "-D", folder.toString(), "-i", file.toString());
    List<String> entries = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("apts"))) {
      Matcher entry = CALCURSE.matcher(line);
      assertThat(entry.matches()).as(line).isTrue();
      entries.add(
          "%s-%s-%sT%s %s"
              .formatted(
                  entry.group(3), entry.group(1), entry.group(2), entry.group(4), entry.group(5)));
    }
    return entries;
  }

  private String run(String program, String... arguments) throws Exception {
    Path out = home.resolve("out.txt");
    List<String> command = new ArrayList<>(List.of(Needed.program(program).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    for (String folder : List.of("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")) {
      environment.put(folder, home.toString());
    }
    environment.putAll(Map.of("TZ", zone.getId(), "LC_ALL", "C.UTF-8"));
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError(program + " does not end: " + Files.readString(out));
    }
    assertThat(process.exitValue()).as("%s said: %s", program, Files.readString(out)).isZero();
    return Files.readString(out);
  }
}
