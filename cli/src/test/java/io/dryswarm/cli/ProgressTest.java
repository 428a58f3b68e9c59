package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long realNs = 1_000;

  @Test
  void elsewhereThanOnATerminalALineEveryTenSeconds() {
    Progress progress = progress(false, false);

    for (int second = 1; second <= 30; second++) {
      realNs += Time.SECOND;
      progress.accept(second * 10L * Time.SECOND);
    }
    progress.clear();

    assertEquals("""
        sim: 16 %, 1:40 of 10:00
        sim: 33 %, 3:20 of 10:00
        sim: 50 %, 5:00 of 10:00
        """, text());
  }

  @Test
  void onATerminalABarThatGoesAway() {
    Progress progress = progress(false, true);

    realNs += Time.SECOND;
    progress.accept(5 * Time.MINUTE);
    progress.clear();

    assertEquals("\r\u001B[K[##########          ] 50 %, 5:00 of 10:00\r\u001B[K", text());
  }

  @Test
  void aQuickRunShowsNothing() {
    Progress progress = progress(false, true);

    realNs += 300 * Time.MILLISECOND;
    progress.accept(10 * Time.MINUTE);
    progress.clear();

    assertEquals("", text());
  }

  @Test
  void ofManyRunsThereIsTheTimeThatIsLeft() {
    TrialProgress progress = new TrialProgress(line(false, false), () -> realNs);

    for (int done = 1; done <= 4; done++) {
      realNs += 30 * Time.SECOND;
      progress.told(done, done, 8);
    }

    assertEquals("""
        sim: 1 of 8 runs, 3 min 30 s left
        sim: 2 of 8 runs, 3 min 00 s left
        sim: 3 of 8 runs, 2 min 30 s left
        sim: 4 of 8 runs, 2 min 00 s left
        """, text());
  }

  @Test
  void silentIsSilent() {
    Progress progress = progress(true, true);

    realNs += Time.MINUTE;
    progress.accept(5 * Time.MINUTE);
    progress.clear();

    assertEquals("", text());
    assertEquals(5 * Time.MINUTE, progress.reachedNs());
  }

  private Progress progress(boolean silent, boolean bar) {
    return new Progress(line(silent, bar), 10 * Time.MINUTE);
  }

  private StatusLine line(boolean silent, boolean terminal) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new StatusLine(err, silent, terminal, () -> realNs);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
