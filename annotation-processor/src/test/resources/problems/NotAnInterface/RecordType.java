package notaninterface.recordtype;

import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
record Sample(Tensor hidden) {}
