package io.dryswarm.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, driven over its DevTools protocol. */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final long PATIENCE_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final DevTools tools;

  private Browser(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /** The first one on the path. */
  public static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one with an empty page.
   *
   * @param profile an empty directory for what it stores
   */
  public static Browser start(Path program, Path profile) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            program.toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
        .redirectErrorStream(true)
        .redirectOutput(profile.resolve("browser.log").toFile())
        .start();
    DevTools tools = new DevTools(pageOf(process, profile));
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tools.call(domain + ".enable", JSON.createObjectNode());
    }
    return new Browser(process, tools);
  }

  /** The browser writes its port into a file as soon as it listens. */
  private static URI pageOf(Process process, Path profile)
      throws IOException, InterruptedException {
    Path port = profile.resolve("DevToolsActivePort");
    long giveUpNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).isEmpty()) {
      if (!process.isAlive() || System.nanoTime() > giveUpNs) {
        throw new IOException(
            "the browser does not start:\n" + Files.readString(profile.resolve("browser.log")));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    HttpRequest list = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list"))
        .build();
    while (true) {
      String targets =
          HttpClient.newHttpClient().send(list, BodyHandlers.ofString()).body();
      for (JsonNode target : JSON.readTree(targets)) {
        if (target.path("type").asText().equals("page")) {
          return URI.create(target.path("webSocketDebuggerUrl").asText());
        }
      }
    }
  }

  /** From now on pages are laid out for a window of this size, in these colours. */
  public void window(int width, int height, String scheme) throws IOException {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
    media("", scheme);
  }

  /** As on screen ({@code ""}) or on paper ({@code print}). */
  public void media(String media, String scheme) throws IOException {
    ObjectNode emulated = JSON.createObjectNode().put("media", media);
    emulated
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme);
    tools.call("Emulation.setEmulatedMedia", emulated);
  }

  /** Opens a file and waits until its scripts have drawn everything. */
  public void open(Path page) throws IOException {
    tools.call("Page.navigate", JSON.createObjectNode().put("url", page.toUri().toString()));
    await("document.documentElement?.dataset.ready === 'true'");
  }

  /** Waits until an expression is true. */
  public void await(String expression) throws IOException {
    long giveUpNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!evaluate(expression).asBoolean()) {
      if (System.nanoTime() > giveUpNs) {
        throw new IOException("never true: " + expression + "; " + tools.complaints());
      }
      evaluate("new Promise(done => requestAnimationFrame(() => done(0)))");
    }
  }

  /** Value of an expression, or of the promise that it is. */
  public JsonNode evaluate(String expression) throws IOException {
    JsonNode answer = tools.call(
        "Runtime.evaluate",
        JSON.createObjectNode()
            .put("expression", expression)
            .put("returnByValue", true)
            .put("awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** Presses and releases a key. */
  public void press(String key, String code, int keyCode) throws IOException {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      tools.call(
          "Input.dispatchKeyEvent",
          JSON.createObjectNode()
              .put("type", type)
              .put("key", key)
              .put("code", code)
              .put("windowsVirtualKeyCode", keyCode));
    }
  }

  /** A part of the page as a picture. */
  public void picture(Path file, int y, int width, int height) throws IOException {
    ObjectNode question =
        JSON.createObjectNode().put("format", "png").put("captureBeyondViewport", true);
    question
        .putObject("clip")
        .put("x", 0)
        .put("y", y)
        .put("width", width)
        .put("height", height)
        .put("scale", 1);
    JsonNode shot = tools.call("Page.captureScreenshot", question);
    Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
  }

  /** The page on paper. */
  public void paper(Path file) throws IOException {
    JsonNode pdf =
        tools.call("Page.printToPDF", JSON.createObjectNode().put("printBackground", true));
    Files.write(file, Base64.getDecoder().decode(pdf.path("data").asText()));
  }

  /** Errors and warnings of the page so far. */
  public List<String> complaints() {
    return tools.complaints();
  }

  /** Addresses that the page asked for so far. */
  public List<String> requests() {
    return tools.requests();
  }

  @Override
  public void close() throws IOException {
    tools.close();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
