package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.store.NodeObject.Description;
import org.junit.jupiter.api.Test;

class PlatformFilterTest extends PlacementFilterContract {
  @Override
  PlacementFilter filter() {
    return new PlatformFilter();
  }

  @Test
  void anyOfThePlatformsWillDo() {
    TaskView task = built(new Platform("linux", "arm64"), new Platform("windows", ""));
    assertAdmits(filter(), machine("linux", "aarch64"), task);
    assertAdmits(filter(), machine("windows", "x86_64"), task);
    assertRejects(filter(), machine("linux", "x86_64"), task);
  }

  @Test
  void twoArchitecturesHaveTwoNamesAndLettersCount() {
    assertAdmits(filter(), machine("linux", "amd64"), built(new Platform("linux", "x86_64")));
    assertAdmits(filter(), machine("linux", "arm64"), built(new Platform("", "aarch64")));
    assertRejects(filter(), machine("linux", "amd64"), built(new Platform("Linux", "amd64")));
  }

  @Test
  void aNodeThatDoesNotSayWhatItIsTakesNothing() {
    assertRejects(filter(), machine("", ""), built(new Platform("", "")));
  }

  @Test
  void withoutPlatformsItHasNoSay() {
    assertFalse(filter().concerns(view(Swarm.service("web"))));
  }

  @Test
  void explainsInSwarmsWords() {
    assertEquals("unsupported platform on 1 node", filter().explain(1));
    assertEquals("unsupported platform on 2 nodes", filter().explain(2));
  }

  private static NodeInfo machine(String os, String architecture) {
    return node(Swarm.node(1).withDescription(new Description(1, 1, os, architecture)));
  }

  private static TaskView built(Platform... platforms) {
    return view(Swarm.service("web").platforms(platforms));
  }
}
