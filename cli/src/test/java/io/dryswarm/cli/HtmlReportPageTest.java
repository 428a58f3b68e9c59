package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.cli.browser.Browser;
import io.dryswarm.models.cluster.ClusterSimulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report of the voting application, opened in a real Chromium. Pictures are left in {@code target/report-pictures}. */
class HtmlReportPageTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("basedir", "."), "target/report-pictures");
  private static final long MOST_BYTES = 3_000_000;
  private static final String NODE_OF_TASK =
      "document.querySelector('[data-place=\"vote_vote.1\"].chip-own')?.closest('[data-node]').dataset.node ?? ''";

  @TempDir
  static Path directory;

  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path program = Browser.find().orElse(null);
    assumeTrue(
        program != null,
        "no Chromium on the PATH: the HTML report is not opened (apt-get install chromium)");
    CommandLineHarness sim = new CommandLineHarness(directory);
    sim.runner = ClusterSimulation::run;
    Path voting = Path.of("..", "scenarios", "voting.yaml");
    assertEquals(0, sim.run("run", voting.toString(), "--out", sim.path("out"), "-q"), sim.err());
    page = directory.resolve("out/report.html");
    Files.createDirectories(PICTURES);
    browser = Browser.start(program, Files.createDirectory(directory.resolve("profile")));
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() throws IOException {
    browser.window(1440, 900, "light");
    browser.open(page);
  }

  @Test
  void itIsSmall() throws IOException {
    assertTrue(Files.size(page) < MOST_BYTES, Files.size(page) + " bytes");
  }

  @ParameterizedTest
  @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
  void everythingIsDrawnWithoutComplaints(int width, String scheme) throws IOException {
    browser.window(width, 900, scheme);
    browser.open(page);

    assertEquals(List.of(), browser.complaints());
    assertTrue(
        browser.requests().stream().allMatch(url -> url.startsWith("file:")),
        () -> browser.requests().toString());
    assertTrue(
        browser.evaluate("document.documentElement.scrollWidth").asInt() <= width,
        "the page is wider than the window");
    assertTrue(
        browser.evaluate("document.querySelectorAll('.plot canvas').length").asInt() >= 9);
    assertEquals(0, browser.evaluate(emptyCharts()).size(), () -> "empty charts at " + width);
    browser.picture(
        PICTURES.resolve(width + "-" + scheme + ".png"),
        0,
        width,
        browser.evaluate("document.documentElement.scrollHeight").asInt());
  }

  /** Labels of charts whose canvas has one colour only. */
  private static String emptyCharts() {
    return """
        [...document.querySelectorAll('.plot')].filter(plot => {
          const canvas = plot.querySelector('canvas');
          const dots = new Uint32Array(
            canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
          return new Set(dots).size < 5;
        }).map(plot => plot.getAttribute('aria-label'))""";
  }

  @Test
  void theBarMovesTasks() throws IOException {
    moveTo(239_000);
    assertEquals("worker-2", browser.evaluate(NODE_OF_TASK).asText());
    assertEquals("", alarm());

    moveTo(245_000);
    assertEquals("", browser.evaluate(NODE_OF_TASK).asText(), "dead with its node");
    assertTrue(alarm().contains("crash worker-2"), alarm());
    assertTrue(node("worker-2").contains("POWER OFF"), node("worker-2"));

    moveTo(300_000);
    assertEquals("manager-2", browser.evaluate(NODE_OF_TASK).asText());
    assertTrue(node("worker-2").contains("down"), node("worker-2"));
  }

  private static void moveTo(int ms) throws IOException {
    browser.evaluate("(() => { const bar = document.getElementById('scrub'); bar.value = " + ms
        + "; bar.dispatchEvent(new Event('input')); return 0; })()");
  }

  private static String alarm() throws IOException {
    return browser
        .evaluate("document.querySelector('.alarm').textContent.trim()")
        .asText();
  }

  private static String node(String name) throws IOException {
    return browser
        .evaluate("document.querySelector('[data-node=\"" + name + "\"]').textContent")
        .asText();
  }

  @Test
  void theReplayGoesByKeys() throws IOException {
    browser.evaluate("document.getElementById('scrub').focus()");

    browser.press("Home", "Home", 36);
    assertEquals("0:00.000", clock());
    browser.press("ArrowRight", "ArrowRight", 39);
    assertEquals("0:01.000", clock());
    browser.press("PageUp", "PageUp", 33);
    assertEquals("0:11.000", clock());
    browser.press("ArrowLeft", "ArrowLeft", 37);
    assertEquals("0:10.000", clock());
    browser.press("End", "End", 35);
    assertEquals("10:00.000", clock());

    browser.press("Home", "Home", 36);
    browser.press(" ", "Space", 32);
    browser.await("document.getElementById('clock').textContent !== '0:00.000'");
    browser.press(" ", "Space", 32);
    assertTrue(
        browser.evaluate("document.getElementById('play').textContent").asText().contains("Play"));
    String stopped = clock();
    browser.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))");
    assertEquals(stopped, clock());
  }

  private static String clock() throws IOException {
    return browser.evaluate("document.getElementById('clock').textContent").asText();
  }

  @Test
  void chartsShowTheTimeThatIsAskedFor() throws IOException {
    browser.evaluate("""
        (() => { const fault = document.getElementById('zoom-fault');
          fault.value = '0'; fault.dispatchEvent(new Event('change')); return 0; })()""");
    assertEquals("3:50 – 4:40", shown());

    browser.evaluate("document.getElementById('zoom-all').click()");
    assertEquals("0:00 – 10:00", shown());
    assertEquals(List.of(), browser.complaints());
  }

  private static String shown() throws IOException {
    return browser.evaluate("document.getElementById('shown').textContent").asText();
  }

  @Test
  void theSwitchOfColoursOverridesTheSystem() throws IOException {
    String before = background();
    browser.evaluate("document.getElementById('theme').click()");

    assertNotEquals(before, background());
    assertEquals(
        "Light",
        browser.evaluate("document.getElementById('theme').textContent").asText());
  }

  private static String background() throws IOException {
    return browser.evaluate("getComputedStyle(document.body).backgroundColor").asText();
  }

  @Test
  void whatCanBeUsedHasAName() throws IOException {
    JsonNode nameless = browser.evaluate("""
        [...document.querySelectorAll('button, select, input, svg[role=img], [role=img], [role=region]')]
          .filter(part => !(part.getAttribute('aria-label') || part.textContent.trim()
            || part.labels?.length > 0 || part.title))
          .map(part => part.outerHTML.slice(0, 80))""");

    assertEquals(0, nameless.size(), nameless::toString);
  }

  @Test
  void onPaperTheControlsAreGone() throws IOException {
    browser.media("print", "light");

    assertEquals(
        "none",
        browser
            .evaluate("getComputedStyle(document.getElementById('bar')).display")
            .asText());
    browser.paper(PICTURES.resolve("print.pdf"));
    assertTrue(Files.size(PICTURES.resolve("print.pdf")) > 20_000);
    browser.media("", "light");
    assertEquals(List.of(), browser.complaints());
  }
}
