package emptynetwork.constantonly;

import org.gradwright.Network;

@Network
interface Sample {
    int UNITS = 10;
}
