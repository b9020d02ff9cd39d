// In this order: the components, the example theme's tokens, our own layer over them, a municipality's over ours.
import '@rijkshuisstijl-community/components-css/dist/index.css'
import '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'
import './themes/trede.css'
import './themes/gm0363.css'
import './themes/gm0988.css'
import './themes/gm1916.css'
import './app.css'
