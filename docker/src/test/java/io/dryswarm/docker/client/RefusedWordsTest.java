package io.dryswarm.docker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.docker.client.service.ServiceProgress;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client refuses before it asks any engine. */
class RefusedWordsTest {
  private static final Session NO_ENGINE = new Session() {
    @Override
    public EngineAnswer call(EngineRequest request) {
      throw new AssertionError("asked for " + request.path());
    }

    @Override
    public ServiceProgress.Ending follow(ServiceProgress progress) {
      throw new AssertionError("followed a service");
    }

    @Override
    public long epochNs() {
      return 0;
    }
  };

  private static Outcome run(String line) {
    return new Docker()
        .run(Invocation.of(ShellWords.split(line).toArray(String[]::new)), NO_ENGINE);
  }

  @Test
  void argumentsAreCounted() {
    Outcome outcome = run("service create");
    assertEquals("""
        docker: 'docker service create' requires at least 1 argument

        Usage:  docker service create [OPTIONS] IMAGE [COMMAND] [ARG...]

        See 'docker service create --help' for more information
        """, outcome.err());
    assertEquals(1, outcome.exitStatus());
    assertEquals("", outcome.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      service create --nosuch x             | 125 | unknown flag: --nosuch
      service ls -z                         | 125 | unknown shorthand flag: 'z' in -z
      service create --name                 | 125 | flag needs an argument: --name
      service create --replicas a x         | 125 | invalid argument "a" for "--replicas" flag: strconv.ParseUint: parsing "a": invalid syntax
      service create --restart-delay 5 x    | 125 | invalid argument "5" for "--restart-delay" flag: time: missing unit in duration "5"
      service create --limit-memory q x     | 125 | invalid argument "q" for "--limit-memory" flag: invalid size: 'q'
      service create --mode nosuch x        | 1   | Unknown mode: nosuch, only replicated and global supported
      service create --mode global --replicas 2 x | 1 | replicas can only be used with replicated or replicated-job mode
      service scale web                     | 1   | invalid scale specifier 'web'.
      """)
  void flagsAreRead(String line, int status, String headline) {
    Outcome outcome = run(line);
    assertEquals(headline, outcome.err().lines().findFirst().orElse(""));
    assertEquals(status, outcome.exitStatus());
  }

  @Test
  void whatIsNotSimulatedIsToldClearly() {
    assertEquals("docker: 'docker run' is not simulated\n", run("run busybox").err());
    assertTrue(run("service logs web").err().contains("not simulated"));
  }
}
