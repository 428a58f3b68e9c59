package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject.Description;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PluginFilterTest extends PlacementFilterContract {
  private final NodeInfo plain = with(new EnginePlugin("Volume", "local"));

  @Override
  PlacementFilter filter() {
    return new PluginFilter();
  }

  @Test
  void volumeDriversMustBeThereLatestOrNot() {
    TaskView task = mounting(MountType.VOLUME, "nfs");
    assertAdmits(filter(), with(new EnginePlugin("Volume", "nfs")), task);
    assertAdmits(filter(), with(new EnginePlugin("Volume", "nfs:latest")), task);
    assertRejects(filter(), with(new EnginePlugin("Volume", "nfs:2")), task);
    assertRejects(filter(), with(new EnginePlugin("Network", "nfs")), task);
    assertRejects(filter(), plain, task);
  }

  @Test
  void localVolumesAndBindMountsNeedNone() {
    assertFalse(filter().concerns(mounting(MountType.VOLUME, "local")));
    assertFalse(filter().concerns(mounting(MountType.VOLUME, "")));
    assertFalse(filter().concerns(mounting(MountType.BIND, "nfs")));
  }

  @Test
  void networkDriversMustBeThere() {
    TaskView view =
        TaskView.of(task(1, Swarm.service("web").object(SERVICE)), List.of("overlay", "weave"));
    EnginePlugin overlay = new EnginePlugin("Network", "overlay");
    assertRejects(filter(), with(overlay), view);
    assertAdmits(filter(), with(overlay, new EnginePlugin("Network", "weave")), view);
  }

  @Test
  void aLogDriverMustBeThereWhereLogDriversAreNamed() {
    TaskView task = view(Swarm.service("web").logDriver("gelf"));
    assertAdmits(filter(), with(new EnginePlugin("Log", "gelf")), task);
    assertRejects(filter(), with(new EnginePlugin("Log", "json-file")), task);
    assertAdmits(filter(), plain, task);
    assertFalse(filter().concerns(view(Swarm.service("web").logDriver("none"))));
    assertFalse(filter().concerns(view(Swarm.service("web").logDriver(""))));
  }

  @Test
  void aNodeThatNeverReportedPasses() {
    NodeInfo unknown = node(Swarm.node(1).withDescription(Description.UNKNOWN));
    assertAdmits(filter(), unknown, mounting(MountType.VOLUME, "nfs"));
  }

  @Test
  void whatComesWithTheEngineIsThere() {
    assertTrue(Swarm.node(1).description().plugins().contains(new EnginePlugin("Log", "gelf")));
  }

  @Test
  void explainsInSwarmsWords() {
    assertEquals("missing plugin on 1 node", filter().explain(1));
    assertEquals("missing plugin on 2 nodes", filter().explain(2));
  }

  private static NodeInfo with(EnginePlugin... plugins) {
    return node(Swarm.node(1)
        .withDescription(new Description(
            1, 1, "linux", "x86_64", new TreeMap<>(), "", List.of(), List.of(plugins), List.of())));
  }

  private static TaskView mounting(MountType type, String driver) {
    return view(Swarm.service("web").mount(new MountSpec(type, "data", "/data", false, driver)));
  }
}
