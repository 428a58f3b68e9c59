package io.dryswarm.models.volumes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalVolumesTest {
  private final LocalVolumes volumes = new LocalVolumes();

  @Test
  void aNodeFindsItsVolumeAgain() {
    VolumeData first = volumes.mount("db-data", 2);
    first.initialise();
    first.add(41);

    VolumeData again = volumes.mount("db-data", 2);

    assertSame(first, again);
    assertTrue(again.isInitialised());
    assertEquals(1, again.size());
    assertEquals(41, again.unseen(0));
  }

  @Test
  void theSameNameOnAnotherNodeIsAnotherVolumeAndEmpty() {
    VolumeData home = volumes.mount("db-data", 2);
    home.initialise();
    home.add(41);

    VolumeData elsewhere = volumes.mount("db-data", 3);

    assertNotSame(home, elsewhere);
    assertFalse(elsewhere.isInitialised());
    assertEquals(0, elsewhere.size());
    assertEquals(3, elsewhere.node());
  }

  @Test
  void allAreListedByNameAndNode() {
    volumes.mount("b", 1);
    volumes.mount("a", 10);
    volumes.mount("a", 9);

    assertEquals(
        List.of("a on 9", "a on 10", "b on 1"),
        volumes.all().stream().map(v -> v.name() + " on " + v.node()).toList());
  }

  @Test
  void aReaderSeesWhatIsThereAndNothingLater() {
    VolumeData data = volumes.mount("a", 0);
    data.add(1);
    data.add(2);
    data.markSeen();
    data.add(3);

    data.addUnread();

    assertEquals(1, data.unseen());
    assertEquals(3, data.unseen(0));
    assertEquals(4, data.size());
  }
}
