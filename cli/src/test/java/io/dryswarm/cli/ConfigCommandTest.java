package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void setUp() throws IOException {
    sim = new CommandLineHarness(directory);
    sim.environment.put("TAG", "2");
    sim.write("a.yml", "services: {web: {image: \"nginx:${TAG}\", volumes: [\"./d:/d\"]}}\n");
    sim.write("b.yml", "services: {web: {deploy: {replicas: 2}}}\n");
  }

  @Test
  void severalFilesAreMergedAndVariablesReplaced() {
    assertEquals(0, sim.run("config", sim.path("a.yml"), "-c", sim.path("b.yml")), sim.err());

    assertEquals("""
        version: "3.13"
        services:
          web:
            deploy:
              replicas: 2
            image: nginx:2
            volumes:
              - type: bind
                source: %s/d
                target: /d
        """.formatted(directory.toAbsolutePath()), sim.out());
    assertEquals("", sim.err());
  }

  @Test
  void variablesStayIfTheUserWantsSo() {
    assertEquals(0, sim.run("config", "--skip-interpolation", sim.path("a.yml")), sim.err());

    assertTrue(sim.out().contains("image: nginx:${TAG}\n"), sim.out());
  }

  @Test
  void aRefusedFileGetsDockersMessageThePlaceAndTheStage() throws IOException {
    sim.write("c.yml", "services:\n  web:\n    image: x\n    deploy: {replica: 3}\n");

    assertEquals(3, sim.run("config", sim.path("c.yml")));

    assertEquals("", sim.out());
    assertEquals("""
        services.web.deploy Additional property replica is not allowed
        FILE:4:14: error: services.web.deploy: Additional property replica is not allowed
                deploy: {replica: 3}
                         ^
            did you mean "replicas"?
        refused at stage schema
        """, sim.err().replace(sim.path("c.yml"), "FILE"));
  }

  @Test
  void filesOutsideOfTheDirectoryAreNotRead() throws IOException {
    Path inner = Files.createDirectory(directory.resolve("inner"));
    sim.write("secret.env", "A=1\n");
    sim.write("inner/s.yml", "services: {web: {image: x, env_file: ../secret.env}}\n");

    assertEquals(3, sim.run("config", inner.resolve("s.yml").toString()));

    assertTrue(sim.err().contains("is outside of the stack file's directory"), sim.err());
  }

  @Test
  void aMissingFileIsNamed() {
    assertEquals(3, sim.run("config", sim.path("none.yml")));

    assertEquals("open " + sim.path("none.yml") + ": no such file or directory\n", sim.err());
  }

  @Test
  void withoutAFileThereIsNothingToPrint() {
    assertEquals(2, sim.run("config"));

    assertTrue(sim.err().startsWith("sim config: name a stack file"), sim.err());
  }

  @Test
  void validateNamesTheStages() throws IOException {
    assertEquals(0, sim.run("validate", sim.path("stack.yml")), sim.err());
    assertTrue(sim.out().contains(": schema: accepted\n"), sim.out());
    assertTrue(sim.out().contains(": conversion: accepted, 2 requests\n"), sim.out());

    assertTrue(sim.out().contains(": daemon: accepted\n"), sim.out());

    sim.write("d.yml", "services: {web: {image: x, deploy: {mode: often}}}\n");
    assertEquals(3, sim.run("validate", sim.path("d.yml")));
    assertTrue(sim.err().startsWith("service web: Unknown mode: often\n"), sim.err());
    assertTrue(sim.err().endsWith("refused at stage conversion\n"), sim.err());
  }

  @Test
  void validateTellsWhatTheDaemonWouldSay() throws IOException {
    sim.write("d.yml", "services: {web: {image: x, deploy: {endpoint_mode: foo}}}\n");
    assertEquals(3, sim.run("validate", sim.path("d.yml")));
    assertTrue(
        sim.err()
            .startsWith("failed to create service d_web: Error response from daemon:"
                + " invalid resolution mode: \"foo\"\n" + sim.path("d.yml")
                + ":1:52: error: services.web.deploy.endpoint_mode: "),
        sim.err());
    assertTrue(sim.err().endsWith("refused at stage daemon\n"), sim.err());
  }

  @Test
  void whatIsTakenToExistIsSaid() throws IOException {
    sim.write(
        "e.yml",
        "services: {web: {image: x, networks: [n]}}\nnetworks: {n: {external: true, name: proxy}}\n");
    assertEquals(0, sim.run("validate", sim.path("e.yml")), sim.err());
    assertTrue(sim.out().contains(": daemon: accepted, if these are there: proxy\n"), sim.out());
  }
}
