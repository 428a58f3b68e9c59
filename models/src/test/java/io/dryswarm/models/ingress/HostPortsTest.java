package io.dryswarm.models.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostPortsTest {
  private static final List<PortSpec> WEB = List.of(
      new PortSpec(8080, 80, Protocol.TCP, PublishMode.HOST),
      new PortSpec(9090, 90, Protocol.TCP, PublishMode.INGRESS),
      new PortSpec(0, 70, Protocol.TCP, PublishMode.HOST));

  private final HostPorts ports = new HostPorts(2);

  private int holder(int node, Protocol protocol, int port) {
    return ports.task(node, protocol, port);
  }

  @Test
  void aPortLeadsToItsTaskOnItsNodeInItsProtocol() {
    ports.open(1, WEB, 7);
    assertEquals(7, holder(1, Protocol.TCP, 8080));
    assertEquals(HostPorts.NO_TASK, holder(0, Protocol.TCP, 8080));
    assertEquals(HostPorts.NO_TASK, holder(1, Protocol.UDP, 8080));
    assertEquals(HostPorts.NO_TASK, holder(1, Protocol.TCP, 9090), "the mesh's");
    assertEquals(HostPorts.NO_TASK, holder(1, Protocol.TCP, 0));
  }

  @Test
  void itGoesWithTheContainerUnlessAnotherOneHasItByNow() {
    ports.open(1, WEB, 7);
    ports.open(1, WEB, 8);
    ports.close(1, WEB, 7);
    assertEquals(8, holder(1, Protocol.TCP, 8080));
    ports.close(1, WEB, 8);
    assertEquals(HostPorts.NO_TASK, holder(1, Protocol.TCP, 8080));
  }

  @Test
  void itOutlivesTheEngineButNotTheMachine() {
    ports.open(1, WEB, 7);
    ports.crashed(1);
    assertEquals(7, holder(1, Protocol.TCP, 8080));
    ports.powerLost(1);
    assertEquals(HostPorts.NO_TASK, holder(1, Protocol.TCP, 8080));
  }
}
