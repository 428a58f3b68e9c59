package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.store.ServiceObject;
import org.junit.jupiter.api.Test;

class HostPortFilterTest extends PlacementFilterContract {
  private final ServiceObject holder =
      Swarm.service("holder").port(80, 80, Protocol.TCP, PublishMode.HOST).object(3);

  @Override
  PlacementFilter filter() {
    return new HostPortFilter();
  }

  @Test
  void aHeldPortIsRefusedPerProtocol() {
    NodeInfo node = node(Swarm.node(1));
    node.add(task(1, holder));
    assertRejects(filter(), node, host(80, Protocol.TCP));
    assertAdmits(filter(), node, host(80, Protocol.UDP));
    assertAdmits(filter(), node, host(81, Protocol.TCP));

    node.remove(task(1, holder));
    assertAdmits(filter(), node, host(80, Protocol.TCP));
  }

  @Test
  void withoutHostPortsItHasNoSay() {
    assertFalse(filter().concerns(view(Swarm.service("web"))));
  }

  @Test
  void explainsInSwarmsWords() {
    assertEquals("host-mode port already in use on 1 node", filter().explain(1));
    assertEquals("host-mode port already in use on 2 nodes", filter().explain(2));
  }

  private static TaskView host(int port, Protocol protocol) {
    return view(Swarm.service("web").port(port, 8080, protocol, PublishMode.HOST));
  }
}
