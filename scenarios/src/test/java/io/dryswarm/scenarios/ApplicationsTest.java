package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviour.Ending;
import io.dryswarm.models.executor.ContainerBehaviour.Health;
import io.dryswarm.models.executor.ContainerBehaviour.StartFailure;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationsTest {
  @TempDir
  Path temporary;

  private ScenarioFolder folder;

  @BeforeEach
  void writeStack() {
    folder = new ScenarioFolder(temporary).file("stack.yml", ScenarioFolder.STACK);
  }

  private ApplicationSpec application(String service, String sections) {
    return folder
        .file("a.yaml", "stacks: {app: stack.yml}\n" + sections)
        .loaded("a.yaml")
        .run()
        .applications()
        .get(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app_web", "web", "example/web"})
  void aDescriptionIsFoundByServiceAndByImage(String name) {
    assertEquals(
        3,
        application("app_web", "applications: {" + name + ": {workers: 3}}\n").workers());
  }

  @Test
  void theMoreExactNameWins() {
    String both = "applications: {example/web: {workers: 1}, app_web: {workers: 2}}\n";

    assertEquals(2, application("app_web", both).workers());
  }

  @Test
  void aDescriptionChangesOnlyWhatItNames() {
    ApplicationSpec redis = application(
        "app_cache", "applications: {cache: {start: 1s, on: {slow: [{compute: 1ms}]}}}\n");

    assertEquals(new Constant(Time.SECOND), redis.startNs());
    assertEquals(1, redis.workers());
    assertEquals(Set.of("lpop", "ping", "rpush", "slow"), redis.handlers().keySet());
  }

  @Test
  void theFirstStartIsLikeTheOthersUnlessSaid() {
    ApplicationSpec plain = application("app_web", "applications: {web: {start: 2s}}\n");

    assertEquals(new Constant(2 * Time.SECOND), plain.firstStartNs());
  }

  @Test
  void everyKindOfStepIsRead() {
    ApplicationSpec web = application("app_web", """
            applications:
              web:
                data: /data
                on:
                  "PUT /":
                    - compute: 2ms
                    - { call: cache.ping, timeout: 5s, kept: true, on_error: ignore }
                    - insert: rows
                on_start:
                  - { connect: cache, retry: 2s, timeout: 3s, unknown_name: crash }
                loop:
                  - sleep: 100ms
                  - pop: list
                  - if_item: [ { push: list } ]
                    else: [ { read: rows } ]
            users:
              people: { target: web, request: "GET /any", arrivals: 1/s }
            """);

    assertEquals(
        List.of(
            new Step.Compute(new Constant(2e6)),
            new Step.Call("cache", "ping", 5 * Time.SECOND, true, Step.OnError.IGNORE),
            new Step.Insert("rows")),
        web.handlers().get("PUT /"));
    assertEquals(
        List.of(new Step.Connect("cache", 2 * Time.SECOND, 3 * Time.SECOND, Step.OnError.CRASH)),
        web.onStart());
    assertEquals(
        List.of(
            new Step.Sleep(new Constant(1e8)),
            new Step.Pop("list"),
            new Step.IfItem(List.of(new Step.Push("list")), List.of(new Step.Read("rows")))),
        web.loop());
    assertEquals(Set.of("PUT /", "GET /any"), web.handlers().keySet());
  }

  @Test
  void usersMayNameThePortTheAddressOrTheService() {
    for (String target :
        List.of("80", "http://:80/", "http://shop.example:80/cart", "web", "app_web")) {
      String text =
          "stacks: {app: stack.yml}\nusers: {people: {target: '" + target + "', arrivals: 1/s}}\n";
      assertEquals(
          80, folder.file("a.yaml", text).loaded("a.yaml").run().users().get(0).port());
    }
  }

  private static ContainerBehaviour container(ApplicationSpec application) {
    return application.container();
  }

  @Test
  void aContainerLivesForEverObeysAndIsWellAsLongAsItListensUnlessSaid() {
    ContainerBehaviour web = container(application("app_web", ""));

    assertEquals(Health.LISTENING, web.health());
    assertEquals(new Ending(new Constant(1e8), 0), web.onStopSignal());
    assertNull(web.ends());
    assertNull(web.startFailure());
    assertEquals("", web.rejection());
  }

  @Test
  void howAContainerStartsAndEndsIsRead() {
    ContainerBehaviour web = container(application("app_web", """
        applications:
          web:
            stop: 3s
            stop_code: 143
            exits: { after: 5s, code: 1 }
            start_fails: { error: no space left on device }
            image_missing: true
        """));

    assertEquals(new Ending(new Constant(3e9), 143), web.onStopSignal());
    assertEquals(new Ending(new Constant(5e9), 1), web.ends());
    assertEquals(new StartFailure(127, "no space left on device"), web.startFailure());
    assertEquals(ContainerBehaviour.NO_SUCH_IMAGE, web.rejection());
    assertNull(container(application("app_web", "applications: {web: {ignores_stop: true}}\n"))
        .onStopSignal());
  }

  @Test
  void whatAHealthProbeFindsIsRead() {
    Health health = container(application("app_web", """
            applications:
              web:
                health: { healthy_after: 2s, healthy_for: 1m, unhealthy: [ { from: 3m, until: 4m } ] }
            """)).health();

    assertFalse(health.isWell(Time.SECOND, 0));
    assertTrue(health.isWell(2 * Time.SECOND, 0));
    assertTrue(health.isWell(61 * Time.SECOND, 0));
    assertFalse(health.isWell(62 * Time.SECOND, 0));
    assertFalse(health.isWell(5 * Time.SECOND, 3 * Time.MINUTE));
    assertTrue(health.isWell(5 * Time.SECOND, 4 * Time.MINUTE));
    assertTrue(health.onlyListening());
    assertFalse(container(application("app_web", "applications: {web: {health: {never: true}}}\n"))
        .health()
        .isWell(Time.HOUR, Time.HOUR));
  }
}
