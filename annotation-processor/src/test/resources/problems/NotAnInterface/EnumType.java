package notaninterface.enumtype;

import org.gradwright.Network;

@Network
enum Sample {
    HIDDEN
}
