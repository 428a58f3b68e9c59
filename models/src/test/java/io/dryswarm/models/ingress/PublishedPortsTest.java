package io.dryswarm.models.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.dryswarm.models.ipvs.RoundRobin;
import io.dryswarm.models.ipvs.VirtualService;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedPortsTest {
  private static final PortSpec WEB = new PortSpec(8080, 80, Protocol.TCP, PublishMode.INGRESS);
  private static final PortSpec DNS = new PortSpec(8080, 53, Protocol.UDP, PublishMode.INGRESS);
  private static final PortSpec HOST = new PortSpec(9090, 90, Protocol.TCP, PublishMode.HOST);

  private static VirtualService service() {
    return new VirtualService(256, new RoundRobin(), new SeededDice(1));
  }

  private final PublishedPorts ports = new PublishedPorts();
  private final VirtualService web = service();
  private final VirtualService dns = service();

  @Test
  void protocolsAreApart() {
    ports.open(List.of(WEB), web);
    ports.open(List.of(DNS), dns);
    assertSame(web, ports.service(Protocol.TCP, 8080));
    assertSame(dns, ports.service(Protocol.UDP, 8080));
    assertNull(ports.service(Protocol.SCTP, 8080));
  }

  @Test
  void hostModePortsAreNotOpenedByTheMesh() {
    ports.open(List.of(WEB, HOST), web);
    assertNull(ports.service(Protocol.TCP, 9090));
    assertEquals(1, ports.size());
  }

  @Test
  void closedPortAnswersNobody() {
    ports.open(List.of(WEB), web);
    ports.close(List.of(WEB), web);
    assertNull(ports.service(Protocol.TCP, 8080));
  }

  @Test
  void portTakenOverIsNotClosedByItsFormerOwner() {
    ports.open(List.of(WEB), web);
    VirtualService next = service();
    ports.open(List.of(WEB), next);
    ports.close(List.of(WEB), web);
    assertSame(next, ports.service(Protocol.TCP, 8080));
  }
}
