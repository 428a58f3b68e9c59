package io.dryswarm.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
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
}
