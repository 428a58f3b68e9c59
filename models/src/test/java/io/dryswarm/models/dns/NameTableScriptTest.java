package io.dryswarm.models.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes of a table and what names mean after them, as scripts. A line that begins with {@code ?} asks, and tells what must come.
 *
 * <pre>
 * service NAME ALIAS,... VIP          0 = DNSRR
 * first NAME / last NAME              its first back end became known / its last one is gone
 * enable NAME TASK CONTAINER ADDRESS [HOSTNAME]
 * disable NAME TASK                   also for a task that is gone
 * handed-on NAME TASK                 another task has its address now
 * ? NAME = ADDRESS ... | unknown
 * @ ADDRESS = CONTAINER | unknown
 * </pre>
 */
class NameTableScriptTest {
  private final NameTable names = new NameTable();
  private final TreeMap<String, NamedService> services = new TreeMap<>();
  private final TreeMap<String, SampleTask> tasks = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vip-service-lives-from-first-to-last-back-end",
        "disabled-back-ends-keep-the-vip",
        "dnsrr-names-list-the-enabled-tasks",
        "shared-alias-has-the-addresses-of-both",
        "containers-answer-to-their-own-names",
        "hostname-adds-the-task-to-the-name",
        "address-handed-on-keeps-its-record"
      })
  void script(String name) {
    List<String> asked = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : lines(name)) {
      if (line.startsWith("?") || line.startsWith("@")) {
        expected.add(line);
        asked.add(line.substring(0, line.indexOf('=') + 1) + " " + answer(line));
      } else {
        apply(line.split(" +"));
      }
    }
    assertEquals(String.join("\n", expected), String.join("\n", asked));
  }

  private String answer(String line) {
    String what = line.substring(1, line.indexOf('=')).trim();
    if (line.startsWith("@")) {
      NamedTask task = names.taskAt(Integer.parseInt(what));
      return task == null ? "unknown" : task.taskName();
    }
    NameRecord record = names.lookup(what);
    if (record == null) {
      NamedTask task = names.task(what);
      return task == null ? "unknown" : Integer.toString(task.address());
    }
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < record.size(); i++) {
      addresses.add(Integer.toString(record.address(i)));
    }
    return String.join(" ", addresses);
  }

  private void apply(String[] words) {
    switch (words[0]) {
      case "service" ->
        services.put(
            words[1],
            new NamedService(
                services.size(),
                words[1],
                words[2].equals("-") ? List.of() : List.of(words[2].split(",")),
                Integer.parseInt(words[3])));
      case "first" -> names.addService(service(words));
      case "last" -> names.removeService(service(words));
      case "enable" -> {
        SampleTask task = new SampleTask(
            Integer.parseInt(words[2]),
            words[3],
            words.length > 5 ? words[5] : "",
            Integer.parseInt(words[4]));
        tasks.put(words[2], task);
        names.addTask(service(words), task);
      }
      case "disable" -> names.removeTask(service(words), task(words));
      case "handed-on" -> names.removeOwnNames(task(words));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private NamedService service(String[] words) {
    NamedService service = services.get(words[1]);
    assertNotNull(service, words[1]);
    return service;
  }

  private SampleTask task(String[] words) {
    SampleTask task = tasks.get(words[2]);
    assertNotNull(task, words[2]);
    return task;
  }

  private static List<String> lines(String name) {
    String resource = "/dns/" + name + ".txt";
    try (InputStream in = NameTableScriptTest.class.getResourceAsStream(resource)) {
      assertNotNull(in, resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
