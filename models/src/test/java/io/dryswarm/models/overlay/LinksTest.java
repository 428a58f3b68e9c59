package io.dryswarm.models.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F1.8, F1.24, F1.26: which interfaces a container has, by the networks that it was plugged into. */
class LinksTest {
  @ParameterizedTest
  @CsvSource({
    "app,                lo 65536 eth0 1450 eth1 1500,           eth1, {1=eth0}",
    "ingress app,        lo 65536 eth0 1450 eth1 1500 eth2 1450, eth1, '{1=eth0, 2=eth2}'",
    "secret,             lo 65536 eth0 1424 eth1 1500,           eth1, {1=eth0}",
    "inside,             lo 65536 eth0 1450,                     '',   {1=eth0}",
    "inside app,         lo 65536 eth0 1450 eth1 1450 eth2 1500, eth2, '{1=eth0, 2=eth1}'",
    "app inside secret,  lo 65536 eth0 1450 eth1 1500 eth2 1450 eth3 1424, eth1, '{1=eth0, 2=eth2, 3=eth3}'",
  })
  void container(String names, String links, String gateway, String routes) {
    int[] id = {0};
    List<NetworkInfo> networks = Arrays.stream(names.split(" "))
        .map(name -> new NetworkInfo(
            ++id[0],
            name,
            name.equals("inside"),
            name.equals("secret") ? NetworkInfo.ENCRYPTED_MTU : NetworkInfo.MTU,
            4096 + id[0]))
        .toList();
    assertEquals(
        links,
        Links.ofContainer(networks).stream()
            .map(link -> link.name() + " " + link.mtu())
            .collect(Collectors.joining(" ")));
    assertEquals(gateway, Links.routes(networks).gateway());
    assertEquals(routes, Links.routes(networks).networks().toString());
  }
}
