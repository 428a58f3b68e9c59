package io.dryswarm.models.volumes;

/**
 * A cluster volume as a program sees it. Two of the same driver and number are the same data, on whatever node.
 *
 * @param name   of the volume
 * @param driver whose storage it is on
 * @param number which of the driver's volumes it is
 */
public record SharedVolume(String name, String driver, int number)
    implements Comparable<SharedVolume> {
  @Override
  public int compareTo(SharedVolume other) {
    int byDriver = driver.compareTo(other.driver);
    return byDriver != 0 ? byDriver : Integer.compare(number, other.number);
  }
}
